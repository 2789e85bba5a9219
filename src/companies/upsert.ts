import { type Kysely, sql } from 'kysely';
import { textArray } from '../database/arrays.ts';
import type { Schema } from '../database/schema.ts';
import type { CompanyRef } from '../detections/detection.ts';

export interface KnownCompany {
  readonly id: number;
  readonly externalId: string;
  readonly name: string;
}

/** How stale `last_seen_at` may get: without this, every batch would rewrite every company's row. */
const lastSeenPrecision = '1 minute';

/** Where a source gave no name, the id stands in for it, and must not replace a name that is known. */
const isNameless = ({ externalId, name }: CompanyRef) => externalId === name;

/**
 * The companies of a source by external id, made or renamed as the source now has them. A renamed company stays the
 * same company, and with it its mapping.
 */
export async function upsertCompanies(
  tx: Kysely<Schema>,
  sourceId: number,
  companies: Iterable<CompanyRef>,
  now: Date,
): Promise<{ ids: Map<string, number>; added: KnownCompany[] }> {
  const names = new Map<string, string>();
  for (const company of companies) {
    if (!isNameless(company) || !names.has(company.externalId)) names.set(company.externalId, company.name);
  }
  const ids = new Map<string, number>();
  if (names.size === 0) return { ids, added: [] };

  const externalIds = textArray([...names.keys()]);
  const wanted = sql`unnest(${externalIds}, ${textArray([...names.values()])}) as wanted(external_id, name)`;
  const isNews = sql`(wanted.name <> wanted.external_id and c.name <> wanted.name)`;
  await sql`
    update company c
    set name = case when ${isNews} then wanted.name else c.name end, last_seen_at = ${now}
    from ${wanted}
    where c.source_id = ${sourceId} and c.external_id = wanted.external_id
      and (${isNews} or c.last_seen_at < ${now}::timestamptz - interval '${sql.raw(lastSeenPrecision)}')
  `.execute(tx);
  const inserted = await sql<{ id: number; external_id: string; name: string }>`
    insert into company (source_id, external_id, name, first_seen_at, last_seen_at)
    select ${sourceId}::bigint, external_id, name, ${now}::timestamptz, ${now}::timestamptz from ${wanted}
    where not exists (
      select 1 from company c where c.source_id = ${sourceId}::bigint and c.external_id = wanted.external_id)
    returning id, external_id, name
  `.execute(tx);
  const all = await tx
    .selectFrom('company')
    .select(['id', 'external_id'])
    .where('source_id', '=', sourceId)
    .where('external_id', '=', sql<string>`any(${externalIds})`)
    .execute();
  for (const row of all) ids.set(row.external_id, row.id);
  return {
    ids,
    added: inserted.rows.map((row) => ({ id: row.id, externalId: row.external_id, name: row.name })),
  };
}
