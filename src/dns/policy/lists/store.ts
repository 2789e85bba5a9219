import { type Kysely, type Selectable, sql } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';
import type { AddedEntries } from './parse-entries.ts';

export type ListRow = Selectable<Schema['dns_list']> & {
  readonly company_name: string | null;
  /** The number of entries in force. */
  readonly entries: number;
};
export type EntryRow = Selectable<Schema['dns_entry']>;

interface ListFilter {
  /** Null: lists of the MSP. Omitted: all lists. */
  readonly companyId?: number | null | undefined;
  readonly id?: number;
  readonly afterId?: number | undefined;
  readonly limit?: number;
}

/** Lists with their number of entries in force; the oldest first. */
export async function listLists(
  db: Kysely<Schema>,
  { companyId, id, afterId, limit }: ListFilter,
): Promise<ListRow[]> {
  let found = db
    .selectFrom('dns_list')
    .leftJoin('company', 'company.id', 'dns_list.company_id')
    .selectAll('dns_list')
    .select([
      'company.name as company_name',
      sql<number>`(select count(*)::integer from dns_entry
        where list_id = dns_list.id and removed_at is null)`.as('entries'),
    ]);
  if (companyId !== undefined)
    found = found.where('dns_list.company_id', companyId === null ? 'is' : '=', companyId);
  if (id !== undefined) found = found.where('dns_list.id', '=', id);
  if (afterId !== undefined) found = found.where('dns_list.id', '>', afterId);
  if (limit !== undefined) found = found.limit(limit);
  return found.orderBy('dns_list.id').execute();
}

export interface EntryFilter {
  readonly listId: number;
  readonly search?: string | undefined;
  readonly removed: boolean;
  readonly beforeId?: number | undefined;
  readonly limit: number;
}

/** The entries of a list, the newest first. */
export async function listEntries(
  db: Kysely<Schema>,
  { listId, search, removed, beforeId, limit }: EntryFilter,
): Promise<EntryRow[]> {
  let found = db
    .selectFrom('dns_entry')
    .selectAll()
    .where('list_id', '=', listId)
    .where('removed_at', removed ? 'is not' : 'is', null);
  if (search !== undefined) found = found.where(sql<boolean>`strpos(value, lower(${search})) > 0`);
  if (beforeId !== undefined) found = found.where('id', '<', beforeId);
  return found.orderBy('id', 'desc').limit(limit).execute();
}

/** The entries in force on a list, to compare with new ones. */
export async function presentEntries(
  db: Kysely<Schema>,
  listId: number,
): Promise<Pick<EntryRow, 'value' | 'reach'>[]> {
  return db
    .selectFrom('dns_entry')
    .select(['value', 'reach'])
    .where('list_id', '=', listId)
    .where('removed_at', 'is', null)
    .execute();
}

/** Those entries as names and addresses. */
export async function existingEntries(db: Kysely<Schema>, listId: number): Promise<AddedEntries> {
  const entries = await presentEntries(db, listId);
  return {
    names: entries.flatMap(({ value: name, reach }) => (reach === 'address' ? [] : [{ name, reach }])),
    addresses: entries.flatMap(({ value: address, reach }) => (reach === 'address' ? [{ address }] : [])),
  };
}
