/** A token bucket: what a client may still ask now. */
export interface Bucket {
  left: number;
  /** When `left` was counted, in milliseconds of a clock that only goes forward. */
  at: number;
}

/** Of a client that has not asked yet: full, whatever the limit is. */
export const fullBucket = (): Bucket => ({ left: Number.POSITIVE_INFINITY, at: 0 });

/** A burst of as many seconds is answered: a browser asks dozens of names at once. */
const burstSeconds = 2;

/** Whether a client may ask; if so, that is counted. */
export function mayAsk(bucket: Bucket, perSecond: number, now: number): boolean {
  const most = perSecond * burstSeconds;
  const left = Math.min(most, bucket.left + ((now - bucket.at) * perSecond) / 1_000);
  bucket.at = now;
  bucket.left = left < 1 ? left : left - 1;
  return left >= 1;
}
