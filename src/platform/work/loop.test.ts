import { describe, expect, it } from 'vitest';
import type { Clock } from '../values/clock.ts';
import type { Problem } from '../values/problem.ts';
import { startLoop } from './loop.ts';

/** A clock whose sleeps end only when the test says so, or when they are aborted. */
function heldClock() {
  const sleeps: number[] = [];
  let release = () => {};
  const clock: Clock = {
    now: () => new Date(0),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        sleeps.push(ms);
        release = resolve;
        if (signal?.aborted) resolve();
        signal?.addEventListener('abort', () => resolve());
      }),
  };
  return { clock, sleeps, release: () => release() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a loop', () => {
  it('continues after a round that did part of its work, and reports the problem of the rest once', async () => {
    const { clock, sleeps, release } = heldClock();
    const reported: string[] = [];
    const problem = { code: 'x.part', message: 'One of two failed.', hint: '', retry: 'later' } as const;
    let rounds = 0;
    const loop = startLoop({
      name: 'partly',
      clock,
      idleMs: 1_000,
      onProblem: ({ code }) => reported.push(code),
      async step() {
        rounds += 1;
        return { waitMs: null, problem: rounds < 3 ? problem : null };
      },
    });
    const healths: unknown[] = [];
    for (let round = 1; round <= 3; round += 1) {
      while (sleeps.length < round) await turn();
      healths.push(loop.health().problem);
      if (round < 3) release();
    }
    await loop.stop();
    expect(healths).toEqual([problem, problem, null]);
    expect(reported).toEqual(['x.part']);
    // As after a successful round: the next one does not come sooner.
    expect(sleeps).toEqual([1_000, 1_000, 1_000]);
  });

  it('retries the rest of a round within a minute, even if it usually pauses longer', async () => {
    const { clock, sleeps, release } = heldClock();
    const problem = { code: 'x.part', message: 'One of two failed.', hint: '', retry: 'later' } as const;
    const problems = [problem, null];
    const loop = startLoop({
      name: 'hourly',
      clock,
      idleMs: 3_600_000,
      onProblem: () => {},
      step: async () => ({ waitMs: null, problem: problems.shift() ?? null }),
    });
    await turn();
    release();
    await turn();
    expect(sleeps).toEqual([60_000, 3_600_000]);
    await loop.stop();
  });

  it('works at once while there is more, then pauses', async () => {
    const { clock, sleeps } = heldClock();
    const waits = [0, 0, 250];
    let rounds = 0;
    const loop = startLoop({
      name: 'test',
      clock,
      idleMs: 1000,
      step: async () => waits[rounds++] ?? null,
      onProblem: () => {},
    });
    await turn();
    expect(rounds).toBe(3);
    expect(sleeps).toEqual([250]);
    loop.wake();
    await turn();
    expect(rounds).toBe(4);
    expect(sleeps).toEqual([250, 1000]);
    await loop.stop();
  });

  it('does not lose a wake that comes while a round runs', async () => {
    const { clock } = heldClock();
    let rounds = 0;
    const loop = startLoop({
      name: 'test',
      clock,
      idleMs: 1000,
      step: async () => {
        rounds += 1;
        if (rounds === 1) loop.wake();
        return null;
      },
      onProblem: () => {},
    });
    await turn();
    await turn();
    expect(rounds).toBe(2);
    await loop.stop();
  });

  it('begins when it may, and can be stopped before', async () => {
    const { clock } = heldClock();
    const rounds: string[] = [];
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const [first, second] = ['first', 'second'].map((name) =>
      startLoop({
        name,
        clock,
        idleMs: 1000,
        begin: begun,
        step: async () => {
          rounds.push(name);
          return null;
        },
        onProblem: () => {},
      }),
    );
    await turn();
    await first?.stop();
    expect(rounds).toEqual([]);
    begin();
    await turn();
    expect(rounds).toEqual(['second']);
    await second?.stop();
  });

  it('reports that it is stuck while a round does not end, and when a round last did all its work', async () => {
    let at = 0;
    let finish = () => {};
    const loop = startLoop({
      name: 'hangs',
      clock: { now: () => new Date(at), sleep: () => new Promise(() => {}) },
      idleMs: 1_000,
      longestRoundMs: 60_000,
      onProblem: () => {},
      step: () =>
        new Promise((resolve) => {
          finish = () => resolve(null);
        }),
    });
    await turn();
    at = 59_000;
    expect(loop.health()).toMatchObject({ problem: null, lastSuccessAt: null });
    at = 60_000;
    expect(loop.health().problem).toMatchObject({ code: 'picket.loop_stuck' });
    finish();
    await turn();
    expect(loop.health()).toMatchObject({ problem: null, lastSuccessAt: new Date(60_000) });
  });

  it('reports a round that fails, rests longer each time, and recovers', async () => {
    const { clock, sleeps, release } = heldClock();
    const problems: Problem[] = [];
    let rounds = 0;
    const loop = startLoop({
      name: 'test',
      clock,
      idleMs: 60_000,
      step: async () => {
        rounds += 1;
        if (rounds < 4) throw new Error('no database');
        return null;
      },
      onProblem: (problem) => problems.push(problem),
    });
    for (let i = 0; i < 4; i++) {
      await turn();
      if (i < 3) expect(loop.health().problem?.message).toContain('no database');
      release();
    }
    await turn();
    expect(sleeps.slice(0, 4)).toEqual([1000, 2000, 4000, 60_000]);
    expect(problems).toHaveLength(3);
    expect(loop.health().problem).toBeNull();
    await loop.stop();
  });
});
