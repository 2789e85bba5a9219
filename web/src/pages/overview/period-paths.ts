import type { Overview } from './queries.ts';

/** The lists of what the overview counts in its period, so that each has as many rows as was counted. */
export const periodPaths = ({ since, until }: Pick<Overview, 'since' | 'until'>) => ({
  detections: `/detections?${new URLSearchParams({ since, until })}`,
  incidents: `/incidents?${new URLSearchParams({ kind: 'detections', openedSince: since, openedUntil: until })}`,
  tickets: `/tickets?${new URLSearchParams({ createdSince: since, createdUntil: until })}`,
});
