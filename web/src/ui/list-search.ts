import { original } from '../api/visible-text.ts';

/** Reads one value of an address; undefined for an invalid one, so that any address leads to a list. */
type ReadValue = (value: unknown) => unknown;

type Search<Fields extends Record<string, ReadValue>> = {
  readonly [Key in keyof Fields]?: Exclude<ReturnType<Fields[Key]>, undefined>;
};

/** Reads the filter, sort order and page of a list from an address; unknown and invalid values are left out. */
export function readSearch<const Fields extends Record<string, ReadValue>>(fields: Fields) {
  return (raw: Record<string, unknown>): Search<Fields> =>
    Object.fromEntries(
      Object.entries(fields)
        .map(([key, read]) => [key, read(raw[key])])
        .filter(([, value]) => value !== undefined),
    ) as Search<Fields>;
}

/** A text; the address may contain a word that looks like a number. */
export const words =
  (longest: number) =>
  (value: unknown): string | undefined => {
    const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    if (typeof text !== 'string') return undefined;
    return text.trim().slice(0, longest) || undefined;
  };

/** A text that is compared as a whole: spaces at its ends are part of it. */
export const wholeText =
  (longest: number) =>
  (value: unknown): string | undefined =>
    typeof value === 'string' ? value.slice(0, longest) || undefined : words(longest)(value);

export const wholeNumber = (value: unknown): number | undefined => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
};

export const oneOf =
  <const T extends string>(values: readonly T[]) =>
  (value: unknown): T | undefined =>
    values.find((known) => known === value);

/** A moment, as an ISO 8601 string in UTC. */
export const instant = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
};

/** The last day, week or month up to now. `since` and `until` are a fixed range. */
export const periods = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24 } as const;
export type Period = keyof typeof periods;

/** The time filters of every list that is sorted by time. */
export const timeRange = {
  last: oneOf(Object.keys(periods) as Period[]),
  since: instant,
  until: instant,
};

/** The position in the list: its sort order, and the page. `page` is only shown; `cursor` finds it. */
export const place = <const T extends string>(sorts: readonly T[]) => ({
  sort: oneOf(sorts),
  order: oneOf(['asc', 'desc']),
  cursor: words(2000),
  page: wholeNumber,
});

export interface ListSearch {
  readonly sort?: string;
  readonly order?: 'asc' | 'desc';
  readonly cursor?: string;
  readonly page?: number;
  readonly last?: Period;
  readonly since?: string;
  readonly until?: string;
}

export const pageSize = 50;

/** Numbers of an address are ids, which the API takes as text. */
export type AsAsked<S> = {
  readonly [Key in keyof S]: Exclude<S[Key], undefined> extends number ? string : S[Key];
};

/** The parameters for the API: a period becomes the time at which it began. */
export function toFilter<S extends ListSearch>({ page, cursor, last, ...filter }: S, now: Date) {
  const asked = Object.fromEntries(
    Object.entries(filter).map(([key, value]) => [key, typeof value === 'number' ? String(value) : value]),
  ) as AsAsked<Omit<S, 'page' | 'cursor' | 'last'>>;
  if (last === undefined) return asked;
  const began = new Date(now.getTime() - periods[last] * 3_600_000);
  return { ...asked, since: began.toISOString() };
}

/** The filter as a query string, for a download. */
export function toQueryString(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined) query.set(key, original(String(value)));
  }
  return query.toString();
}
