import { expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { deliverTicket } from './deliver.ts';
import { useDelivery } from './testing/delivery.ts';
import type { DeliveryEvent, DeliveryWorker } from './worker.ts';

const test = useDatabase();
const scene = useDelivery(test);

/** A worker to which ConnectWise shows tickets without their reference; `before` runs before the answer. */
async function readBack(before: () => Promise<unknown> = async () => {}): Promise<DeliveryEvent['what'][]> {
  await scene.setUp();
  await deliverTicket(scene.worker);
  const seen: DeliveryEvent['what'][] = [];
  const client = (await scene.worker.connectWise()) as ConnectWise;
  const ticket: ConnectWise['ticket'] = async (id, signal) => {
    await before();
    const found = await client.ticket(id, signal);
    return found.ok && found.value !== null
      ? { ok: true, value: { ...found.value, externalXRef: 'removed' } }
      : found;
  };
  const worker: DeliveryWorker = {
    ...scene.worker,
    connectWise: async () => ({ ...client, ticket }),
    observe: ({ what }) => void seen.push(what),
  };
  await deliverTicket(worker);
  return seen;
}

it('reports a reference that ConnectWise did not keep', async () => {
  expect(await readBack()).toEqual(['read_back']);
  expect(await scene.tickets()).toMatchObject([{ reference_survived: false, locked_by: null }]);
  expect(await scene.timeline()).toContain('reference_lost');
});

it('writes nothing once its lease is lost: another worker has the ticket', async () => {
  const takeOver = () => test.db.updateTable('ticket').set({ locked_by: 'another' }).execute();
  expect(await readBack(takeOver)).toEqual(['lease_lost']);
  expect(await scene.tickets()).toMatchObject([{ reference_survived: null, locked_by: 'another' }]);
  expect(await scene.timeline()).not.toContain('reference_lost');
});
