import type { Kysely } from 'kysely';
import { withSameNames } from '../detections/named-company.ts';
import { inBatches, type Order } from '../platform/database/keyset.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Columns } from '../platform/http/download.ts';
import { findIncidents, type IncidentFilter, incidentSorts } from './incident-list.ts';
import { type DescribeReason, type IncidentView, viewIncident } from './incident-view.ts';
import { ticketsOf } from './tickets-of.ts';

const list = (values: readonly string[]) => values.join('; ');

export const incidentColumns: Columns<IncidentView> = {
  id: ({ id }) => id,
  company: ({ companyName }) => companyName,
  domain: ({ registrableDomain }) => registrableDomain,
  device: ({ device }) => device,
  state: ({ state }) => state,
  detections: ({ detectionCount }) => detectionCount,
  firstSeenAt: ({ firstSeenAt }) => firstSeenAt,
  lastSeenAt: ({ lastSeenAt }) => lastSeenAt,
  openedAt: ({ openedAt }) => openedAt,
  closedAt: ({ closedAt }) => closedAt,
  severity: ({ severity }) => severity,
  verdict: ({ verdict }) => verdict,
  reasons: ({ reasons }) => list(reasons),
  domains: ({ domains }) => list(domains),
  devices: ({ devices }) => list(devices),
  threatLevels: ({ threatLevels }) => list(threatLevels),
  clientAddresses: ({ clientAddresses }) => list(clientAddresses),
  decision: ({ decision }) => decision.action,
  decisionReason: ({ decision }) => decision.reason,
  decisionInWords: ({ decision }) => decision.title,
  decisionNote: ({ decision }) => decision.note,
  skippedBy: ({ skip }) => skip?.by ?? null,
  skippedBecause: ({ skip }) => skip?.note ?? null,
  ticketState: ({ ticket }) => ticket?.state ?? null,
  ticketNumber: ({ ticket }) => ticket?.connectwiseId ?? null,
  ticketInConnectWise: ({ ticket }) => ticket?.life ?? null,
  ticketStatus: ({ ticket }) => ticket?.statusName ?? null,
  ticketUrl: ({ ticket }) => ticket?.url ?? null,
  kind: ({ kind }) => kind,
  covers: ({ covers }) => covers,
  coveredBy: ({ coveredBy }) => coveredBy,
  namedInConnectWiseAt: ({ namedAt }) => namedAt,
  companySourceId: ({ companyExternalId }) => companyExternalId,
};

/** Every incident that matches a filter, in order, in its public form. */
export async function* exportIncidents(
  db: Kysely<Schema>,
  describe: DescribeReason,
  { sort, order, ...filter }: IncidentFilter & { sort: keyof typeof incidentSorts; order: Order },
): AsyncGenerator<IncidentView[]> {
  for await (const rows of inBatches(findIncidents(db, filter), incidentSorts[sort], order)) {
    const named = await withSameNames(db, rows);
    const tickets = await ticketsOf(db, named);
    yield named.map((row) => viewIncident(row, tickets.get(row.id), describe));
  }
}
