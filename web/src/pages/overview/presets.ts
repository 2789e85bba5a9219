import { type OverviewSearch, type Window, windows } from './search.ts';

export const presets = [...windows, 'today', 'yesterday', 'this-month', 'last-month'] as const;
export type Preset = (typeof presets)[number];

/**
 * The period of a preset, in the viewer’s zone. A day begins and ends where the calendar says, so it may have 23 or 25
 * hours.
 */
export function periodOf(preset: Preset, now: Date): OverviewSearch {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const range = (from: Date, to: Date): OverviewSearch => ({
    since: from.toISOString(),
    until: to.toISOString(),
  });
  switch (preset) {
    case 'today':
      return range(new Date(year, month, day), new Date(year, month, day + 1));
    case 'yesterday':
      return range(new Date(year, month, day - 1), new Date(year, month, day));
    case 'this-month':
      return range(new Date(year, month, 1), new Date(year, month + 1, 1));
    case 'last-month':
      return range(new Date(year, month - 1, 1), new Date(year, month, 1));
    default:
      return { window: preset };
  }
}

/** The preset that equals a period; undefined for any other range. */
export function presetOf({ window, since, until }: OverviewSearch, now: Date): Preset | undefined {
  if (since === undefined) return window ?? '24h';
  return presets
    .filter((preset) => !windows.includes(preset as Window))
    .find((preset) => {
      const period = periodOf(preset, now);
      return period.since === since && period.until === until;
    });
}
