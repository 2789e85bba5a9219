import type { Overview } from './queries.ts';

type Span = Pick<Overview, 'since' | 'until'>;

const hourMs = 3_600_000;

/**
 * The detections that are counted in a span: those of each whole hour that begins in it. Zones with an offset of half an
 * hour have days that begin within an hour.
 */
export function wholeHours({ since, until }: Span): { since: string; until: string } {
  const next = (at: string) => new Date(Math.ceil(Date.parse(at) / hourMs) * hourMs).toISOString();
  return { since: next(since), until: next(until) };
}

/** The lists for the counts of the overview in its period, with as many rows as were counted. */
export const periodPaths = ({ since, until }: Span) => ({
  detections: `/detections?${new URLSearchParams(wholeHours({ since, until }))}`,
  incidents: `/incidents?${new URLSearchParams({ kind: 'detections', openedSince: since, openedUntil: until })}`,
  tickets: `/tickets?${new URLSearchParams({ createdSince: since, createdUntil: until })}`,
});
