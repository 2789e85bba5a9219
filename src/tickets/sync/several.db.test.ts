import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { ok } from '../../platform/values/problem.ts';
import { useTicketed } from './testing/ticketed.ts';

const test = useDatabase();
const scene = useTicketed(test, { oneClock: true });

const numbers = async () => (await scene.tickets()).map((ticket) => ticket.connectwise_id ?? 0);

describe('an incident with two tickets', () => {
  it('stays open while one of them is open, and is resolved when the last one is closed', async () => {
    await scene.sync();
    const [old = 0] = await numbers();
    await scene.work(old, { close: true });
    await scene.sync();
    scene.clock.pass(60_000);
    await scene.detect();
    await scene.deliver();
    await scene.work(old, { reopen: true });
    await scene.sync();
    const [, recent = 0] = await numbers();
    await scene.work(old, { close: true });
    await scene.sync();
    expect(await scene.tickets()).toMatchObject([{ life: 'closed' }, { life: 'open' }]);
    expect(await scene.incidents()).toMatchObject([{ state: 'open', closed_reason: null }]);
    await scene.work(recent, { close: true });
    await scene.sync();
    expect(await scene.incidents()).toMatchObject([{ state: 'closed', closed_reason: 'resolved' }]);
  });
});

/** ConnectWise whose list of changes does not show one ticket yet, although its change is older than others. */
const before = (hidden: number) => async (): Promise<ConnectWise> => {
  const client = (await scene.clients.current()) as ConnectWise;
  return {
    ...client,
    async ticketsChangedSince(asked, signal) {
      const read = await client.ticketsChangedSince(asked, signal);
      if (!read.ok) return read;
      return ok({ ...read.value, items: read.value.items.filter(({ id }) => id !== hidden) });
    },
  };
};

describe('a change that ConnectWise lists late', () => {
  it('is seen by the next round, since each begins some time before the last change', async () => {
    await scene.detect({ domain: 'other.example' });
    await scene.deliver();
    await scene.sync();
    const [late = 0, other = 0] = await numbers();
    await scene.work(late, { close: true });
    scene.clock.pass(20_000);
    await scene.work(other, { close: true });
    await scene.sync({ connectWise: before(late) });
    expect(await scene.tickets()).toMatchObject([{ life: 'open' }, { life: 'closed' }]);
    await scene.sync();
    expect(await scene.tickets()).toMatchObject([{ life: 'closed' }, { life: 'closed' }]);
  });
});
