import { overviewPeriod } from '../../text/en/overview-period.ts';
import { text } from '../../text/index.ts';
import type { Bucket, Detail, Part } from '../../ui/over-time/series.ts';
import { severities } from '../noise/queries.ts';
import { wholeHours } from './period-paths.ts';
import type { Overview } from './queries.ts';

type Measure = 'detections' | 'incidentsOpened' | 'ticketsCreated';

const colors = {
  critical: { light: 'red.9', dark: 'red.6' },
  high: { light: 'orange.7', dark: 'orange.5' },
  medium: { light: 'yellow.6', dark: 'yellow.3' },
  low: { light: 'picket.7', dark: 'picket.4' },
  informational: { light: 'gray.6', dark: 'gray.5' },
} as const;

const partsOf = (what: string): readonly Part[] =>
  // The most severe is at the bottom, where bars are easiest to compare.
  severities.map((severity) => ({
    key: `${what}.${severity}`,
    label: text.noise.severities[severity],
    color: colors[severity],
  }));

const before = (measure: Measure) => ({ key: `${measure}.before`, label: overviewPeriod.before });

const listOf = (path: string, query: Readonly<Record<string, string | undefined>>) => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined) as [string, string][];
  return `${path}?${new URLSearchParams(given)}`;
};

const severityOf = (part: string | undefined) => part?.split('.')[1];

/** The bar of a bucket opens the list of what it counts. */
export const details: Readonly<Record<Measure, Detail>> = {
  ticketsCreated: {
    parts: partsOf('tickets'),
    before: before('ticketsCreated'),
    pathOf: ({ start, end }, part) =>
      listOf('/tickets', { createdSince: start, createdUntil: String(end), severity: severityOf(part) }),
  },
  incidentsOpened: {
    parts: partsOf('incidents'),
    before: before('incidentsOpened'),
    pathOf: ({ start, end }, part) =>
      listOf('/incidents', {
        kind: 'detections',
        openedSince: start,
        openedUntil: String(end),
        severity: severityOf(part),
      }),
  },
  detections: {
    parts: [],
    before: before('detections'),
    pathOf: ({ start, end }) => listOf('/detections', wholeHours({ since: start, until: String(end) })),
  },
};

/** The buckets with every drawn value, each under its own key. */
export const seriesOf = ({ buckets, previous }: Overview): readonly Bucket<Measure>[] =>
  buckets.map(({ incidentsBySeverity, ticketsBySeverity, ...bucket }, at) => ({
    ...bucket,
    ...keyed('incidents', incidentsBySeverity),
    ...keyed('tickets', ticketsBySeverity),
    'detections.before': previous.buckets[at]?.detections ?? 0,
    'incidentsOpened.before': previous.buckets[at]?.incidentsOpened ?? 0,
    'ticketsCreated.before': previous.buckets[at]?.ticketsCreated ?? 0,
  }));

const keyed = (what: string, counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).map(([severity, count]) => [`${what}.${severity}`, count]));
