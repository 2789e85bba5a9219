import type { Columns } from '../platform/http/download.ts';
import type { DetectionView } from './detection-view.ts';

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
  user: ({ user }) => user,
  queryType: ({ queryType }) => queryType,
  policy: ({ policy }) => policy,
  threatLevel: ({ threatLevel }) => threatLevel,
  domainAgeDays: ({ facts }) => facts?.domainAgeDays ?? null,
  registrar: ({ facts }) => facts?.registrar ?? null,
  categories: ({ facts }) => facts?.categories?.join('; ') ?? null,
  lists: ({ facts }) => facts?.lists?.join('; ') ?? null,
  incidentId: ({ incidentId }) => incidentId,
  sourceId: ({ sourceId }) => sourceId,
  externalId: ({ externalId }) => externalId,
  companySourceId: ({ companyExternalId }) => companyExternalId,
};
