import type { Clock } from '../values/clock.ts';
import { steadyClock } from '../values/steady-clock.ts';

/** Answers that are remembered; there are more time zones than anybody looks at. */
const mostAnswers = 50;
/** By this factor an answer is good for longer than it took: so asking all the time costs a twentieth of the time. */
const goodFor = 20;

/**
 * Remembers what takes long to read, the longer the longer that took; and has all who ask at the same time wait for
 * one answer. What cannot be read is not remembered.
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
