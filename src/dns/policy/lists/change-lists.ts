import { type Kysely, sql } from 'kysely';
import { textArray } from '../../../platform/database/arrays.ts';
import type { Schema } from '../../../platform/database/schema.ts';
import type { Principal } from '../../../platform/http/principal.ts';
import { refuse } from '../../../platform/values/problem.ts';
import { changePolicy, type PolicyDeps } from '../change-policy.ts';
import { lockCompany } from '../companies/change-company.ts';
import { listProblems } from './problems.ts';
import { type EntryRow, presentEntries } from './store.ts';

/** Larger lists must be feeds: each entry here is a row with its author and reason. */
export const mostEntries = 100_000;

export interface ListFields {
  readonly companyId: number | null;
  readonly name: string;
  readonly kind: 'block' | 'allow' | 'watch';
  readonly category: string;
  readonly locked: boolean;
}

export function createList(deps: PolicyDeps, fields: ListFields, principal: Principal): Promise<number> {
  const { companyId, name, kind, category, locked } = fields;
  if (locked && companyId !== null) throw refuse('invalid', listProblems.onlyMspLocks(name));
  return changePolicy(deps, principal, async (change) => {
    const { tx, at, by, audit } = change;
    if (companyId !== null) await lockCompany(change, companyId);
    await refuseTakenName(tx, companyId, name, null);
    const { id } = await tx
      .insertInto('dns_list')
      .values({ company_id: companyId, name, kind, category, locked, added_at: at, added_by: by })
      .returning('id')
      .executeTakeFirstOrThrow();
    await audit({ action: 'dns_list.added', subject: `dns_list:${id}`, after: fields });
    return id;
  });
}

export function changeList(
  deps: PolicyDeps,
  id: number,
  fields: { readonly [K in 'name' | 'category' | 'locked']?: ListFields[K] | undefined },
  principal: Principal,
): Promise<void> {
  return changePolicy(deps, principal, async ({ tx, audit }) => {
    const before = await lockList(tx, id);
    if (fields.locked && before.company_id !== null)
      throw refuse('invalid', listProblems.onlyMspLocks(before.name));
    if (fields.name !== undefined) await refuseTakenName(tx, before.company_id, fields.name, id);
    const set = {
      name: fields.name ?? before.name,
      category: fields.category ?? before.category,
      locked: fields.locked ?? before.locked,
    };
    await tx.updateTable('dns_list').set(set).where('id', '=', id).execute();
    const { name, category, locked } = before;
    const subject = `dns_list:${id}`;
    await audit({ action: 'dns_list.changed', subject, before: { name, category, locked }, after: set });
  });
}

export function deleteList(deps: PolicyDeps, id: number, principal: Principal): Promise<void> {
  return changePolicy(deps, principal, async ({ tx, audit }) => {
    const { name, kind, category, company_id: companyId } = await lockList(tx, id);
    const entries = await presentEntries(tx, id);
    await tx.deleteFrom('dns_list').where('id', '=', id).execute();
    await audit({
      action: 'dns_list.deleted',
      subject: `dns_list:${id}`,
      before: { companyId, name, kind, category, entries: entries.slice(0, 1000).map(({ value }) => value) },
    });
  });
}

export interface NewEntries {
  readonly entries: readonly Pick<EntryRow, 'value' | 'reach'>[];
  readonly why: string;
  readonly endsAt: Date | null;
  readonly overridesGuard: boolean;
}

/** Adds entries that are not on the list yet, and returns their number. */
export function addEntries(
  deps: PolicyDeps,
  listId: number,
  { entries, why, endsAt, overridesGuard }: NewEntries,
  principal: Principal,
): Promise<number> {
  return changePolicy(deps, principal, async ({ tx, at, by, audit }) => {
    await lockList(tx, listId);
    if (endsAt !== null && endsAt <= at) throw refuse('invalid', listProblems.endsInThePast());
    const present = await presentEntries(tx, listId);
    if (present.length + entries.length > mostEntries)
      throw refuse('invalid', listProblems.tooManyEntries(mostEntries));
    const { rows } = await sql<{ value: string }>`
      insert into dns_entry (list_id, value, reach, ends_at, overrides_guard, why, added_at, added_by)
      select ${listId}::bigint, value, reach, ${endsAt}::timestamptz, ${overridesGuard}::boolean,
        ${why}, ${at}::timestamptz, ${by}
      from unnest(${textArray(entries.map(({ value }) => value))}, ${textArray(entries.map(({ reach }) => reach))})
        as given(value, reach)
      on conflict (list_id, value, reach) where removed_at is null do nothing
      returning value
    `.execute(tx);
    const added = rows.map(({ value }) => value);
    await audit({
      action: 'dns_list.entries_added',
      subject: `dns_list:${listId}`,
      after: { count: added.length, entries: added.slice(0, 100), why, endsAt, overridesGuard },
    });
    return added.length;
  });
}

/** Removes an entry from its list. It stays in the history. */
export function removeEntry(deps: PolicyDeps, id: number, principal: Principal): Promise<EntryRow> {
  return changePolicy(deps, principal, async ({ tx, at, by, audit }) => {
    const row = await tx
      .updateTable('dns_entry')
      .set({ removed_at: at, removed_by: by })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) throw refuse('not_found', listProblems.entryNotFound(id));
    await audit({
      action: 'dns_list.entry_removed',
      subject: `dns_list:${row.list_id}`,
      before: { entry: row.value, reach: row.reach, why: row.why },
    });
    return row;
  });
}

/** Restores an entry that was removed. */
export function restoreEntry(deps: PolicyDeps, id: number, principal: Principal): Promise<EntryRow> {
  return changePolicy(deps, principal, async ({ tx, audit }) => {
    const row = await tx
      .selectFrom('dns_entry')
      .selectAll()
      .where('id', '=', id)
      .where('removed_at', 'is not', null)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) throw refuse('not_found', listProblems.entryNotFound(id));
    const there = (await presentEntries(tx, row.list_id)).some(
      ({ value, reach }) => value === row.value && reach === row.reach,
    );
    if (there) throw refuse('conflict', listProblems.entryThere(row.value));
    const restored = { ...row, removed_at: null, removed_by: null };
    await tx
      .updateTable('dns_entry')
      .set({ removed_at: null, removed_by: null })
      .where('id', '=', id)
      .execute();
    await audit({
      action: 'dns_list.entry_restored',
      subject: `dns_list:${row.list_id}`,
      after: { entry: row.value, reach: row.reach },
    });
    return restored;
  });
}

async function lockList(tx: Kysely<Schema>, id: number) {
  const row = await tx.selectFrom('dns_list').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) throw refuse('not_found', listProblems.notFound(id));
  return row;
}

async function refuseTakenName(
  tx: Kysely<Schema>,
  companyId: number | null,
  name: string,
  own: number | null,
): Promise<void> {
  const taken = await tx
    .selectFrom('dns_list')
    .select('id')
    .where('company_id', companyId === null ? 'is' : '=', companyId)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('id', '!=', own ?? 0)
    .executeTakeFirst();
  if (taken !== undefined) throw refuse('conflict', listProblems.nameTaken(name));
}
