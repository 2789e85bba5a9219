import { openKeyring } from '../../platform/secrets/keyring.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { systemRandom } from '../../platform/values/random.ts';
import type { SourceEvent } from '../source-event.ts';

export const testKeyring = openKeyring({
  secretKey: Buffer.alloc(32, 5).toString('base64'),
  random: systemRandom,
});

/** A clock that a test moves. Short sleeps end at once; long ones (waiting for the end) never end. */
export function movedClock(start = '2026-03-01T12:00:00.000Z') {
  let now = Date.parse(start);
  const clock: Clock = {
    now: () => new Date(now),
    sleep: (ms, signal) =>
      ms < 10_000 && !signal?.aborted
        ? Promise.resolve()
        : new Promise((resolve) => {
            if (signal?.aborted) resolve();
            signal?.addEventListener('abort', () => resolve());
          }),
  };
  /** For a sandbox, which sleeps between generated queries: this one generates none. */
  const sleepless: Clock = {
    now: clock.now,
    sleep: (_ms, signal) =>
      new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true })),
  };
  return {
    ...clock,
    sleepless,
    pass(ms: number) {
      now += ms;
    },
  };
}

/** Collects the observed events. */
export function observer() {
  const events: SourceEvent[] = [];
  return {
    events,
    observe: (event: SourceEvent) => void events.push(event),
    of: <W extends SourceEvent['what']>(what: W) =>
      events.filter((event): event is Extract<SourceEvent, { what: W }> => event.what === what),
  };
}
