import { describe, expect, it } from 'vitest';
import { failWrites } from '../../test/database/fail-writes.ts';
import { useDatabase } from '../../test/database/use-database.ts';
import { rollUpScene } from '../tickets/roll-ups/testing/scene.ts';
import { startClosing } from './ticket-loops.ts';

const { db } = useDatabase();

/** One round of the closing loop; returns the problem that it reports. */
async function closeOnce(now: () => Date): Promise<string | null> {
  let ended = () => {};
  const round = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const sleep = async (ms: number, signal?: AbortSignal) => {
    ended();
    if (ms > 0) await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
  };
  const loop = startClosing(db, { clock: { now, sleep }, onProblem: () => {} });
  await round;
  const { problem } = loop.health();
  await loop.stop();
  return problem?.message ?? null;
}

describe('a failing step of closing', () => {
  /** A storm that has ended, and an incident that has been quiet. */
  async function ready() {
    const scene = await rollUpScene(db, { ticketsPerCompany: 2 });
    await scene.detect(4);
    await scene.settle();
    await scene.detect(1, 'c2');
    const quiet = (await scene.incidents()).at(-1)?.id ?? 0;
    await db.updateTable('incident').set({ decision: 'skip' }).where('id', '=', quiet).execute();
    scene.pass(48 * 3_600);
    const found = async () => {
      const all = await scene.incidents();
      return {
        quiet: all.find(({ id }) => id === quiet)?.state,
        stormEnded: all.find(({ kind }) => kind === 'storm')?.ended_at != null,
      };
    };
    return { scene, found };
  }

  it.each([
    ['of quiet incidents', 'closed', { quiet: 'open', stormEnded: true }],
    ['of storms', 'storm_over', { quiet: 'closed', stormEnded: false }],
  ])(
    '%s does not stop the other steps, is reported, and is done in the next round',
    async (_, kind, first) => {
      const { scene, found } = await ready();
      const works = await failWrites(db, 'incident_event', `new.kind = '${kind}'`);
      try {
        expect(await closeOnce(scene.now)).not.toBeNull();
        expect(await found()).toEqual(first);
      } finally {
        await works();
      }
      expect(await closeOnce(scene.now)).toBeNull();
      expect(await found()).toEqual({ quiet: 'closed', stormEnded: true });
    },
  );
});
