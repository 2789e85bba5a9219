import { type Kysely, sql } from 'kysely';
import type { CompanyRef } from '../detections/detection.ts';
import { textArray } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';

/** What is stored of a company, as far as an upsert needs it. */
export interface StoredCompany extends CompanyRef {
  readonly id: number;
  readonly lastSeenAt: Date;
}

export interface KnownCompany {
  readonly id: number;
  readonly externalId: string;
  readonly name: string;
}

/** `last_seen_at` may be this old: otherwise every batch would rewrite every company's row. */
const lastSeenPrecisionMs = 60_000;

/** A source that knows no name sends the id as the name. The id must not replace a known name. */
const isNameless = ({ externalId, name }: CompanyRef) => externalId === name;

/**
 * The companies of a source by external id, created or renamed as the source names them now. A renamed company
 * remains the
 * same company and keeps its mapping.
 *
 * @param stored those of them that are stored, if the caller has read them already.
 */
export async function upsertCompanies(
  tx: Kysely<Schema>,
  sourceId: number,
  companies: Iterable<CompanyRef>,
  now: Date,
  stored?: readonly StoredCompany[],
): Promise<{ ids: Map<string, number>; added: KnownCompany[] }> {
  const names = new Map<string, string>();
  for (const company of companies) {
    if (!isNameless(company) || !names.has(company.externalId)) names.set(company.externalId, company.name);
  }
  const ids = new Map<string, number>();
  if (names.size === 0) return { ids, added: [] };

  const known = stored ?? (await loadStored(tx, sourceId, [...names.keys()]));
  const staleAt = now.getTime() - lastSeenPrecisionMs;
  const changed: CompanyRef[] = [];
  for (const { id, externalId, name: before, lastSeenAt } of known) {
    const name = names.get(externalId) ?? before;
    const renamed = name !== before && !isNameless({ externalId, name });
    if (renamed || lastSeenAt.getTime() < staleAt)
      changed.push({ externalId, name: renamed ? name : before });
    ids.set(externalId, id);
  }
  if (changed.length > 0) await update(tx, sourceId, changed, now);
  const added = [...names].filter(([externalId]) => !ids.has(externalId));
  if (added.length === 0) return { ids, added: [] };
  const { rows: inserted } = await sql<KnownCompany>`
    insert into company (source_id, external_id, name, first_seen_at, last_seen_at)
    select ${sourceId}::bigint, external_id, name, ${now}::timestamptz, ${now}::timestamptz
    from unnest(${textArray(added.map(([id]) => id))}, ${textArray(added.map(([, name]) => name))})
      as wanted(external_id, name)
    returning id, external_id as "externalId", name
  `.execute(tx);
  for (const company of inserted) ids.set(company.externalId, company.id);
  return { ids, added: inserted };
}

const loadStored = (
  tx: Kysely<Schema>,
  sourceId: number,
  externalIds: readonly string[],
): Promise<StoredCompany[]> =>
  tx
    .selectFrom('company')
    .select(['id', 'external_id as externalId', 'name', 'last_seen_at as lastSeenAt'])
    .where('source_id', '=', sourceId)
    .where('external_id', '=', sql<string>`any(${textArray(externalIds)})`)
    .execute();

async function update(
  tx: Kysely<Schema>,
  sourceId: number,
  companies: readonly CompanyRef[],
  now: Date,
): Promise<void> {
  await sql`
    update company c set name = wanted.name, last_seen_at = ${now}
    from unnest(
      ${textArray(companies.map(({ externalId }) => externalId))},
      ${textArray(companies.map(({ name }) => name))}
    ) as wanted(external_id, name)
    where c.source_id = ${sourceId} and c.external_id = wanted.external_id
  `.execute(tx);
}
