import type { Clock } from '../../platform/values/clock.ts';
import { steadyClock } from '../../platform/values/steady-clock.ts';

/** The most answers that are cached; there are more time zones than anybody uses. */
const mostAnswers = 50;
/**
 * An answer is valid for this many times as long as it took. So constant requests use at most a twentieth of the time.
 */
const goodFor = 20;

/**
 * Caches answers that are slow to read, longer the slower they were; simultaneous callers share one read.
 * Failures are not
 * cached.
 */
export function remember<T>(wallClock: Clock): (key: string, read: () => Promise<T>) => Promise<T> {
  const clock = steadyClock(wallClock);
  const answers = new Map<string, { readonly answer: Promise<T>; until: number }>();

  return (key, read) => {
    const begun = clock.now().getTime();
    const known = answers.get(key);
    if (known !== undefined && known.until > begun) return known.answer;
    if (answers.size >= mostAnswers) answers.clear();
    const entry = { answer: read(), until: Number.POSITIVE_INFINITY };
    answers.set(key, entry);
    entry.answer.then(
      () => {
        const ended = clock.now().getTime();
        entry.until = ended + (ended - begun) * goodFor;
      },
      () => {
        entry.until = 0;
      },
    );
    return entry.answer;
  };
}
