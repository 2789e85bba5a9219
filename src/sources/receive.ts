import type { Kysely } from 'kysely';
import { type CompanyNames, companyNames } from '../ingest/company-names.ts';
import { type Batch, type IngestResult, ingest } from '../ingest/ingest.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { SourceKind } from './kind.ts';

/** Stores a batch of a kind inside the caller's transaction, with the names of its companies. */
export const receive = (
  tx: Kysely<Schema>,
  { identity }: Pick<SourceKind, 'identity'>,
  batch: Omit<Batch, 'identity' | 'names'>,
  now: Date,
  names: CompanyNames = companyNames(null),
): Promise<IngestResult> => ingest(tx, { ...batch, identity, names }, now);
