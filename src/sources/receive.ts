import type { Kysely } from 'kysely';
import type { KnownCompany } from '../companies/upsert.ts';
import type { Schema } from '../database/schema.ts';
import type { CompanyRef } from '../detections/detection.ts';
import { type Batch, type IngestResult, ingest } from '../detections/ingest.ts';
import type { ObserveSource } from './source.ts';

/**
 * Stores a batch inside the caller's transaction. A company that comes without a name (its id stands in for it)
 * keeps the name by which it is known already.
 */
export async function receive(tx: Kysely<Schema>, batch: Batch, now: Date): Promise<IngestResult> {
  const nameless = new Set<string>();
  const note = (company: CompanyRef | null) => {
    if (company !== null && company.name === company.externalId) nameless.add(company.externalId);
  };
  batch.companies?.forEach(note);
  for (const { company } of batch.detections) note(company);
  if (nameless.size === 0) return ingest(tx, batch, now);

  const names = await knownNames(tx, batch.sourceId, [...nameless]);
  for (const company of [...(batch.companies ?? []), ...batch.detections.map(({ company }) => company)])
    if (company !== null && company.name !== company.externalId) names.set(company.externalId, company.name);
  const named = (company: CompanyRef): CompanyRef =>
    company.name === company.externalId
      ? { ...company, name: names.get(company.externalId) ?? company.name }
      : company;
  return ingest(
    tx,
    {
      ...batch,
      ...(batch.companies === undefined ? {} : { companies: batch.companies.map(named) }),
      detections: batch.detections.map((detection) =>
        detection.company === null ? detection : { ...detection, company: named(detection.company) },
      ),
    },
    now,
  );
}

async function knownNames(
  tx: Kysely<Schema>,
  sourceId: number,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('company')
    .select(['external_id', 'name'])
    .where('source_id', '=', sourceId)
    .where('external_id', 'in', [...externalIds])
    .execute();
  return new Map(rows.map((row) => [row.external_id, row.name]));
}

/** Tells what a batch brought, once it is stored for good. */
export function announce(
  observe: ObserveSource | undefined,
  source: { readonly id: number; readonly name: string },
  { newCompanies, ...counts }: IngestResult,
): void {
  if (observe === undefined) return;
  const about = { sourceId: source.id, source: source.name };
  observe({ ...about, what: 'ingested', ...counts });
  for (const company of newCompanies)
    observe({ ...about, what: 'new_company', ...unmapped(company, source) });
}

const unmapped = (company: KnownCompany, source: { readonly name: string }) => ({
  company: company.name,
  message: `New company “${company.name}” of ${source.name} has no mapping yet: its incidents wait for one.`,
});
