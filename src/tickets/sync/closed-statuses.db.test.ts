import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import type { ConnectWise, StatusRecord } from '../../connectwise/client/types.ts';
import { recurrenceSettings } from '../../incidents/recurrence-settings.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { failed, ok } from '../../platform/values/problem.ts';
import { sandboxAccount } from '../../sandbox/connectwise/start.ts';
import { useTicketed } from './testing/ticketed.ts';

const test = useDatabase();
const scene = useTicketed(test);

const { statuses } = sandboxAccount.boards.securityAlerts;
const number = async () => (await scene.tickets())[0]?.connectwise_id ?? 0;
const incident = async () => (await scene.incidents())[0];

/** ConnectWise with some of its statuses changed; null: statuses cannot be read. */
const withStatuses =
  (change: ((status: StatusRecord) => StatusRecord) | null) => async (): Promise<ConnectWise> => {
    const client = (await scene.clients.current()) as ConnectWise;
    return {
      ...client,
      async statuses(board, signal) {
        const problem = {
          code: 'connectwise.server_error',
          message: '',
          hint: '',
          retry: 'unknown',
        } as const;
        if (change === null) return failed(problem);
        const read = await client.statuses(board, signal);
        return read.ok ? ok(read.value.map(change)) : read;
      },
    };
  };

const resolving = (id: number) =>
  withStatuses((status) => (status.id === id ? { ...status, resolved: true, closed: false } : status));

const list = (closedStatuses: string[]) =>
  writeSetting(
    test.db,
    recurrenceSettings,
    { ...recurrenceSettings.initial, closedStatuses },
    { at: scene.clock.now(), actor: 'test' },
  );

describe('a status that does not close a ticket', () => {
  it('counts as closed if ConnectWise resolves with it, and a recurrence gets a new ticket', async () => {
    const connectWise = resolving(statuses.waitingCustomer);
    await scene.sync({ connectWise });
    expect(await incident()).toMatchObject({ state: 'open' });
    await scene.work(await number(), { status: 'Waiting Customer' });
    await scene.sync({ connectWise });
    expect(await incident()).toMatchObject({ state: 'closed', closed_reason: 'resolved' });
    expect((await scene.timeline()).at(-1)).toMatch(/which counts as closed/);
    scene.clock.pass(60_000);
    await scene.detect();
    await scene.deliver();
    expect(await scene.tickets()).toHaveLength(2);
  });

  it('counts as closed if an administrator lists its name, in any letter case', async () => {
    await list([' in PROGRESS ']);
    await scene.work(await number(), { status: 'In Progress' });
    await scene.sync();
    expect(await incident()).toMatchObject({ state: 'closed', closed_reason: 'resolved' });
    // No longer listed, so the ticket is open again.
    await list([]);
    scene.clock.pass(6 * 3_600_000);
    await scene.sync();
    expect(await incident()).toMatchObject({ state: 'open' });
  });

  it('never counts as closed for a ticket that was created with it', async () => {
    await list(['New']);
    await scene.sync({ connectWise: resolving(statuses.new) });
    expect(await incident()).toMatchObject({ state: 'open' });
  });

  it('that cannot be read temporarily reopens nothing', async () => {
    const connectWise = resolving(statuses.waitingCustomer);
    await scene.work(await number(), { status: 'Waiting Customer' });
    await scene.sync({ connectWise });
    scene.clock.pass(6 * 3_600_000);
    await scene.sync({ connectWise: withStatuses(null) });
    expect(await incident()).toMatchObject({ state: 'closed' });
  });
});
