import { formatTime } from '../time-text.ts';

/** The counts of one time span, by its start. */
export type Bucket<Measure extends string> = { readonly start: string } & Readonly<Record<Measure, number>>;
/** The oldest first. */
export type Series<Measure extends string> = readonly Bucket<Measure>[];

/** Details of a chart, by keys of its buckets. */
export interface Detail {
  /** The parts that add up to the measure, stacked, the first at the bottom. */
  readonly parts: readonly Part[];
  /** The same time of the previous period. */
  readonly before: { readonly key: string; readonly label: string };
  /** The list for a bar, or for one part of it. */
  readonly pathOf: (bucket: AnyBucket, part?: string) => string;
}

export interface Part {
  readonly key: string;
  readonly label: string;
  /** A colour of the theme for each scheme. */
  readonly color: { readonly light: string; readonly dark: string };
}

/** A bucket with unknown keys. */
export interface AnyBucket {
  readonly start: string;
  readonly [key: string]: unknown;
}

export const valueAt = (bucket: AnyBucket, key: string): number => Number(bucket[key] ?? 0);

export const sumAt = (series: readonly AnyBucket[], key: string): number =>
  series.reduce((sum, bucket) => sum + valueAt(bucket, key), 0);

const hour = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });

const dayMs = 24 * 3_600_000;

/** The format of times below the bars: by the hour within a day, otherwise by the day. */
export function shortTime(series: Series<never>): (at: string) => string {
  const first = new Date(series[0]?.start ?? 0).getTime();
  const last = new Date(series.at(-1)?.start ?? 0).getTime();
  const format = last - first <= dayMs ? hour : day;
  return (at) => format.format(new Date(at));
}

export const longTime = formatTime;

export const totalOf = <Measure extends string>(series: Series<Measure>, measure: Measure): number =>
  series.reduce((sum, bucket) => sum + bucket[measure], 0);

/** The bucket with the highest count; undefined if all are zero. */
export function peakOf<Measure extends string>(
  series: Series<Measure>,
  measure: Measure,
): Bucket<Measure> | undefined {
  let peak: Bucket<Measure> | undefined;
  for (const bucket of series) if (bucket[measure] > (peak?.[measure] ?? 0)) peak = bucket;
  return peak;
}
