/** What is counted in one span of time, by its start. */
export type Bucket<Measure extends string> = { readonly start: string } & Readonly<Record<Measure, number>>;
/** The oldest first. */
export type Series<Measure extends string> = readonly Bucket<Measure>[];

/** More of what a chart shows, by keys of its buckets. */
export interface Detail {
  /** What adds up to the measure, drawn on top of one another, the first at the bottom. */
  readonly parts: readonly Part[];
  /** The same time of the period before. */
  readonly before: { readonly key: string; readonly label: string };
  /** The list behind a bar, or behind one part of it. */
  readonly pathOf: (bucket: AnyBucket, part?: string) => string;
}

export interface Part {
  readonly key: string;
  readonly label: string;
  /** A colour of the theme for each scheme. */
  readonly color: { readonly light: string; readonly dark: string };
}

/** A bucket of which only the keys are known. */
export interface AnyBucket {
  readonly start: string;
  readonly [key: string]: unknown;
}

export const valueAt = (bucket: AnyBucket, key: string): number => Number(bucket[key] ?? 0);

export const sumAt = (series: readonly AnyBucket[], key: string): number =>
  series.reduce((sum, bucket) => sum + valueAt(bucket, key), 0);

const hour = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const dayAndHour = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const dayMs = 24 * 3_600_000;

/** How the time of a bucket is written below the bars: by the hour within a day, else by the day. */
export function shortTime(series: Series<never>): (at: string) => string {
  const first = new Date(series[0]?.start ?? 0).getTime();
  const last = new Date(series.at(-1)?.start ?? 0).getTime();
  const format = last - first <= dayMs ? hour : day;
  return (at) => format.format(new Date(at));
}

export const longTime = (at: string): string => dayAndHour.format(new Date(at));

export const totalOf = <Measure extends string>(series: Series<Measure>, measure: Measure): number =>
  series.reduce((sum, bucket) => sum + bucket[measure], 0);

/** The bucket with most of it; undefined where there is nothing at all. */
export function peakOf<Measure extends string>(
  series: Series<Measure>,
  measure: Measure,
): Bucket<Measure> | undefined {
  let peak: Bucket<Measure> | undefined;
  for (const bucket of series) if (bucket[measure] > (peak?.[measure] ?? 0)) peak = bucket;
  return peak;
}
