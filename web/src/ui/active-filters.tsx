import type { ReactNode } from 'react';
import { text } from '../text/index.ts';
import type { ActiveFilter } from './filter-bar.tsx';
import type { ListSearch, Period } from './list-search.ts';
import { formatTime } from './time.tsx';
import type { ListControl } from './use-list-search.ts';

const notFilters = ['sort', 'order', 'cursor', 'page'];

type FilterKey<S> = Exclude<keyof S & string, 'sort' | 'order' | 'cursor' | 'page'>;

/**
 * The active filters of a list, each with its name and a way to remove it. `show` turns values that are not words into
 * words.
 */
export function activeFilters<S extends ListSearch>(
  { search, change }: ListControl<S>,
  labels: Readonly<Record<FilterKey<S>, string>>,
  show: { readonly [Key in FilterKey<S>]?: (value: NonNullable<S[Key]>) => ReactNode },
): { readonly active: readonly ActiveFilter[]; readonly clear: () => void } {
  const keys = Object.keys(search).filter((key) => !notFilters.includes(key)) as FilterKey<S>[];
  const without = (removed: readonly FilterKey<S>[]) =>
    change(Object.fromEntries(removed.map((key) => [key, undefined])) as Parameters<typeof change>[0]);
  return {
    active: keys.map((key) => ({
      label: labels[key],
      value: (show[key] ?? showTime[key] ?? String)(search[key] as never),
      remove: () => without([key]),
    })),
    clear: () => without(keys),
  };
}

const showTime: Readonly<Record<string, (value: never) => ReactNode>> = {
  last: (period: Period) => text.lists.periods[period],
  since: formatTime,
  until: formatTime,
  openedSince: formatTime,
  openedUntil: formatTime,
  createdSince: formatTime,
  createdUntil: formatTime,
  incidentOpenedSince: formatTime,
  incidentOpenedUntil: formatTime,
};
