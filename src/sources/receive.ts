import type { Kysely } from 'kysely';
import type { CompanyRef } from '../detections/detection.ts';
import { type CompanyNames, companyNames } from '../ingest/company-names.ts';
import { type Batch, type IngestResult, ingest } from '../ingest/ingest.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { SourceKind } from './kind.ts';

/** Stores a batch of a kind inside the caller's transaction, with the names of its companies. */
export async function receive(
  tx: Kysely<Schema>,
  { identity }: Pick<SourceKind, 'identity'>,
  given: Omit<Batch, 'identity'>,
  now: Date,
  names: CompanyNames = companyNames(null),
): Promise<IngestResult> {
  const batch = { ...given, identity };
  const companies = [...(batch.companies ?? []), ...batch.detections.flatMap(({ company }) => company ?? [])];
  if (companies.length === 0) return ingest(tx, batch, now);
  const known = await knownNames(tx, batch.sourceId, [...new Set(companies.map((c) => c.externalId))]);
  const settled = names.settle(batch, known);
  const named = ({ externalId, name }: CompanyRef): CompanyRef => ({
    externalId,
    name: settled.get(externalId) ?? name,
  });
  return ingest(
    tx,
    {
      ...batch,
      companies: (batch.companies ?? []).map(named),
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
