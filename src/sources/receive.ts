import type { Kysely } from 'kysely';
import { type CompanyNames, companyNames } from '../ingest/company-names.ts';
import { type Batch, type IngestResult, ingest, ingestTogether } from '../ingest/ingest.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { SourceKind } from './kind.ts';

/** Stores batches of one source, of a kind, in one transaction. */
export const receiveTogether = (
  db: Kysely<Schema>,
  { identity }: Pick<SourceKind, 'identity'>,
  batches: readonly Omit<Batch, 'identity' | 'names'>[],
  now: Date,
): Promise<IngestResult[]> =>
  ingestTogether(
    db,
    batches.map((batch) => ({ ...batch, identity, names: companyNames(null) })),
    now,
  );

/** Stores a batch of a kind inside the caller's transaction, with the names of its companies. */
export const receive = (
  tx: Kysely<Schema>,
  { identity }: Pick<SourceKind, 'identity'>,
  batch: Omit<Batch, 'identity' | 'names'>,
  now: Date,
  names: CompanyNames = companyNames(null),
): Promise<IngestResult> => ingest(tx, { ...batch, identity, names }, now);
