import { instant } from '../../ui/list-search.ts';

/** The periods up to now. */
export const windows = ['24h', '7d', '30d'] as const;
export type Window = (typeof windows)[number];

/** The counted period: a window up to now, or a fixed range. */
export interface OverviewSearch {
  readonly window?: Window;
  readonly since?: string;
  readonly until?: string;
}

/** The period, as in the address; default: a day. */
export function overviewSearch({ window, since, until }: Record<string, unknown>): OverviewSearch {
  const [from, to] = [instant(since), instant(until)];
  if (from !== undefined && to !== undefined && from < to) return { since: from, until: to };
  const known = windows.find((one) => one === window);
  return known === undefined ? {} : { window: known };
}
