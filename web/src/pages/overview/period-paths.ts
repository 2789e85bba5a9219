import type { Overview } from './queries.ts';

/** The lists for the counts of the overview in its period, with as many rows as were counted. */
export const periodPaths = ({ since, until }: Pick<Overview, 'since' | 'until'>) => ({
  detections: `/detections?${new URLSearchParams({ since, until })}`,
  incidents: `/incidents?${new URLSearchParams({ kind: 'detections', openedSince: since, openedUntil: until })}`,
  tickets: `/tickets?${new URLSearchParams({ createdSince: since, createdUntil: until })}`,
});
