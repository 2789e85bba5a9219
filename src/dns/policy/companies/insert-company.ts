import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';

interface NewCompany {
  /** The row of the source is locked, so that no two companies get the same number. */
  readonly sourceId: number;
  readonly name: string;
  readonly at: Date;
  readonly by: string;
}

/** Creates a company of the protective DNS with the next number. */
export async function insertCompany(
  tx: Kysely<Schema>,
  { sourceId, name, at, by }: NewCompany,
): Promise<number> {
  const { id } = await tx
    .insertInto('company')
    .values({
      source_id: sourceId,
      external_id: sql<string>`(select coalesce(max(external_id::bigint), 0) + 1 from company
        where source_id = ${sourceId} and external_id ~ '^[0-9]{1,15}$')::text`,
      name,
      first_seen_at: at,
      last_seen_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.insertInto('dns_company').values({ company_id: id, added_at: at, added_by: by }).execute();
  return id;
}
