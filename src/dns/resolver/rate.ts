/** A token bucket: how many queries a client may still send now. */
export interface Bucket {
  left: number;
  /** When `left` was calculated, in milliseconds of a clock that only goes forward. */
  at: number;
}

/** For a client that has not sent a query yet: full, with any limit. */
export const fullBucket = (): Bucket => ({ left: Number.POSITIVE_INFINITY, at: 0 });

/** A burst of this many seconds is answered: a browser queries dozens of names at once. */
const burstSeconds = 2;

/** Whether a client may send a query; if so, it is counted. */
export function mayAsk(bucket: Bucket, perSecond: number, now: number): boolean {
  const most = perSecond * burstSeconds;
  const left = Math.min(most, bucket.left + ((now - bucket.at) * perSecond) / 1_000);
  bucket.at = now;
  bucket.left = left < 1 ? left : left - 1;
  return left >= 1;
}
