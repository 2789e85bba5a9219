import { incidentSettings } from '../../text/en/incident-settings.ts';

/** Minimum and maximum of each number, as the API accepts them. */
export type Ranges<T> = { readonly [Field in keyof T]?: readonly [least: number, most: number] };

/** The error of each number that is missing or out of range. An empty or half-typed field does not contain a number. */
export function outOfRange<T extends object>(values: T, ranges: Ranges<T>): Record<string, string> {
  return Object.fromEntries(
    (Object.keys(ranges) as (keyof T & string)[]).flatMap((field) => {
      const [least, most] = ranges[field] ?? [0, 0];
      const value: unknown = values[field];
      const fits = typeof value === 'number' && value >= least && value <= most;
      return fits ? [] : [[field, incidentSettings.range(least, most)]];
    }),
  );
}
