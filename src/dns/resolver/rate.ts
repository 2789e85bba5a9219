/** A token bucket: what a client may still ask now. */
export interface Bucket {
  /** Null until it asks for the first time. */
  left: number | null;
  /** When `left` was counted, in milliseconds of a clock that only goes forward. */
  at: number;
}

/** A burst of as many seconds is answered: a browser asks dozens of names at once. */
const burstSeconds = 2;

/** Whether a client may ask; if so, that is counted. */
export function mayAsk(bucket: Bucket, perSecond: number, now: number): boolean {
  const most = perSecond * burstSeconds;
  const left =
    bucket.left === null ? most : Math.min(most, bucket.left + ((now - bucket.at) * perSecond) / 1_000);
  bucket.at = now;
  bucket.left = left < 1 ? left : left - 1;
  return left >= 1;
}
