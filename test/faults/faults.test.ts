import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findMutation } from './check-mutations.ts';
import { openShared, type SharedDatabase } from './database.ts';
import { run } from './run.ts';

const campaign = process.env.PICKET_FAULT_SEEDS;
/**
 * The seeds of a run; a campaign sets more (`npm run faults`). Always the same, however fast the machine is: otherwise each
 * machine would try other histories. The first ones take long.
 */
const [first, last] = campaign === undefined ? [3, 7] : [1, Number(campaign)];
const timeout = 15 * 60_000;

describe('Picket, with every possible fault', () => {
  let shared: SharedDatabase;
  beforeAll(async () => {
    shared = await openShared();
  });
  afterAll(() => shared.close());

  it(
    `keeps its promise in each of the runs ${first} to ${last}, and does the same again with the same seed`,
    async () => {
      let firstTrace: readonly string[] = [];
      for (let seed = first; seed <= last; seed += 1) {
        const { violations, trace } = await run(shared, seed);
        expect(violations, `npm run faults -- --seed ${seed}\n${trace.join('\n')}`).toEqual([]);
        if (seed === first) firstTrace = trace;
      }
      // The runs in between must leave no trace.
      expect((await run(shared, first)).trace).toEqual(firstTrace);
    },
    timeout,
  );

  // For each bug, a seed that shows it soon; after a change of the simulation, it may be a later one. `npm run faults
  // -- --check-mutations` searches for all, which takes minutes.
  it.each([
    ['adopt', 5],
    ['note', 6],
    ['lease', 18],
  ] as const)(
    'finds the deliberate bug “%s”',
    async (mutation, seed) => {
      expect(await findMutation(shared, mutation, seed)).not.toBeNull();
    },
    timeout,
  );
});
