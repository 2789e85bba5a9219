import { instant } from '../../ui/list-search.ts';

/** The periods up to now. */
export const windows = ['24h', '7d', '30d'] as const;
export type Window = (typeof windows)[number];

/** What the overview counts: a window that goes on with the clock, or a range that stands still. */
export interface OverviewSearch {
  readonly window?: Window;
  readonly since?: string;
  readonly until?: string;
}

/** The period, as the address holds it; a day where it holds none. */
export function overviewSearch({ window, since, until }: Record<string, unknown>): OverviewSearch {
  const [from, to] = [instant(since), instant(until)];
  if (from !== undefined && to !== undefined && from < to) return { since: from, until: to };
  const known = windows.find((one) => one === window);
  return known === undefined ? {} : { window: known };
}
