import type { Kysely } from 'kysely';
import { inBatches, type Order } from '../platform/database/keyset.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Columns } from '../platform/http/download.ts';
import { type DetectionFilter, detectionSorts, findDetections, withNames } from './detection-list.ts';
import { type DetectionView, viewDetection } from './detection-view.ts';
import { withSameNames } from './named-company.ts';

export const detectionColumns: Columns<DetectionView> = {
  id: ({ id }) => id,
  occurredAt: ({ occurredAt }) => occurredAt,
  receivedAt: ({ receivedAt }) => receivedAt,
  company: ({ companyName }) => companyName,
  domain: ({ domain }) => domain,
  verdict: ({ verdict }) => verdict,
  reasons: ({ reasons }) => reasons.join('; '),
  device: ({ deviceName }) => deviceName,
  clientAddress: ({ clientAddress }) => clientAddress,
  process: ({ processName }) => processName,
  queryType: ({ queryType }) => queryType,
  policy: ({ policy }) => policy,
  threatLevel: ({ threatLevel }) => threatLevel,
  incidentId: ({ incidentId }) => incidentId,
  sourceId: ({ sourceId }) => sourceId,
  externalId: ({ externalId }) => externalId,
  companySourceId: ({ companyExternalId }) => companyExternalId,
};

/** Every detection that matches a filter, in order, in its public form. */
export async function* exportDetections(
  db: Kysely<Schema>,
  { sort, order, ...filter }: DetectionFilter & { sort: keyof typeof detectionSorts; order: Order },
): AsyncGenerator<DetectionView[]> {
  const found = withNames(findDetections(db, filter));
  for await (const rows of inBatches(found, detectionSorts[sort], order))
    yield (await withSameNames(db, rows)).map(viewDetection);
}
