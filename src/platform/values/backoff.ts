import type { RandomBytes } from './random.ts';

const firstMs = 1_000;
const longestMs = 5 * 60_000;

/**
 * Milliseconds until the next attempt: exponential with full jitter, so that simultaneous failures do not retry
 * simultaneously; never earlier than `Retry-After`.
 *
 * @param failures consecutive failed attempts, 1 or more.
 */
export function backoffMs(failures: number, random: RandomBytes, retryAfterMs = 0): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 20));
  const [high = 0, low = 0] = random(2);
  const fraction = (high * 256 + low) / 65_536;
  return Math.max(retryAfterMs, Math.round(ceiling * fraction));
}
