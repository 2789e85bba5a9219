import { expect, it } from 'vitest';
import { useDatabase } from '../../../../test/database/use-database.ts';
import { openKeyring } from '../../../platform/secrets/keyring.ts';
import { systemRandom } from '../../../platform/values/random.ts';
import { sandboxAccount } from '../../../sandbox/connectwise/start.ts';
import { useTicketed } from '../../../tickets/sync/testing/ticketed.ts';
import { admin } from '../../notifications/testing/scene.ts';
import { queueTest, saveSchedule } from './change-schedule.ts';
import { sendNextReport } from './send-next.ts';
import { listSchedules } from './store.ts';

const test = useDatabase();
const scene = useTicketed(test, { oneClock: true });
const { helpDesk } = sandboxAccount.boards;

it.each([
  ['board', `/boards/${helpDesk.id}`, { deleted: true }],
  ['company', '/companies/101', { deleted: true }],
])(
  'a report whose %s was deleted in ConnectWise says so, and opens no ticket',
  async (what, path, change) => {
    const client = await scene.clients.current();
    const first = async (list: 'statuses' | 'types') => {
      const read = await client?.[list](helpDesk.id);
      return read?.ok ? (read.value[0]?.id ?? 0) : 0;
    };
    const priorities = await client?.priorities();
    const choices = {
      statusId: await first('statuses'),
      typeId: await first('types'),
      priorityId: priorities?.ok ? (priorities.value[0]?.id ?? 0) : 0,
    };
    await scene.control('PATCH', path, change);
    const { db } = test;
    const deps = {
      ...{ db, clock: scene.clock, random: systemRandom, node: 'one' },
      keyring: openKeyring({ secretKey: Buffer.alloc(32, 1).toString('base64'), random: systemRandom }),
      mail: async () => ({ kind: 'sent' as const, refused: [] }),
      connectWise: () => scene.clients.current(),
    };
    const id = await saveSchedule(
      deps,
      null,
      {
        ...{ name: 'Board', enabled: true, companyId: null },
        plan: { every: 'month', day: 1, hour: 8, timeZone: 'UTC' },
        delivery: {
          ...{ by: 'ticket', boardId: helpDesk.id, connectwiseCompanyId: 101 },
          ...choices,
        },
      },
      admin,
    );
    const before = scene.sandbox.tickets().length;
    await queueTest(deps, id, admin);
    while (await sendNextReport(deps, new AbortController().signal));
    const [schedule] = await listSchedules(db);
    expect(scene.sandbox.tickets()).toHaveLength(before);
    expect(schedule?.deliveries).toMatchObject([{ state: 'failed' }]);
    expect(schedule?.problem).toMatchObject({
      message: expect.stringMatching(new RegExp(`${what} .* not found`, 'i')),
      hint: expect.stringContaining('in the schedule'),
    });
  },
);
