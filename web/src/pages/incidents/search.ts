import {
  instant,
  oneOf,
  place,
  readSearch,
  timeRange,
  wholeNumber,
  wholeText,
  words,
} from '../../ui/list-search.ts';
import { severities } from '../noise/queries.ts';

export const incidentSorts = [
  'openedAt',
  'lastSeenAt',
  'firstSeenAt',
  'severity',
  'decision',
  'detectionCount',
  'companyName',
  'registrableDomain',
  'device',
] as const;

export const incidentStates = ['open', 'closed'] as const;
export const incidentKinds = ['detections', 'storm', 'digest', 'late'] as const;
export const answers = ['yes', 'no'] as const;
export const decisionActions = ['create', 'append', 'reopen', 'hold', 'skip'] as const;

/** Filter, sort order and page of the incidents, as in the address. */
export const incidentSearch = readSearch({
  ...place(incidentSorts),
  ...timeRange,
  openedSince: instant,
  openedUntil: instant,
  search: words(200),
  ids: words(9000),
  companyId: wholeNumber,
  state: oneOf(incidentStates),
  kind: oneOf(incidentKinds),
  coveredBy: wholeNumber,
  named: oneOf(answers),
  ticketed: oneOf(answers),
  decision: oneOf(decisionActions),
  severity: oneOf(severities),
  reason: words(100),
  blockReason: wholeText(500),
  domain: words(254),
  device: words(201),
});

export type IncidentSearch = ReturnType<typeof incidentSearch>;
