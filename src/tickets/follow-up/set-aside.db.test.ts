import { beforeEach, describe, expect, it } from 'vitest';
import { failWrites } from '../../../test/database/fail-writes.ts';
import { useDatabase } from '../../../test/database/use-database.ts';
import { fetchRights } from '../../connectwise/connection/fetch-rights.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { useTicketed } from '../sync/testing/ticketed.ts';
import { operateNext } from './operate.ts';
import { queueNotes } from './queue-notes.ts';

const test = useDatabase();
const scene = useTicketed(test, { oneClock: true });

/** Two tickets, each with news to report. */
beforeEach(async () => {
  await scene.grant({ 'Service Tickets': 'edit' });
  await fetchRights({ db: test.db, clock: scene.clock }, await scene.clients.current());
  await scene.detect({ domain: 'other.example' });
  await scene.deliver();
  await scene.sync();
  scene.clock.pass(48 * 3_600_000);
  await scene.detectAll([
    { deviceName: null, clientAddress: null, verdict: 'malicious', reasons: ['C2'] },
    { domain: 'other.example', reasons: ['C2'], verdict: 'malicious' },
  ]);
  for (const domain of ['login.bad.example', 'other.example']) {
    await test.db
      .updateTable('incident')
      .set({ verdict: 'malicious' })
      .where('registrable_domain', '=', domain === 'other.example' ? 'other.example' : 'bad.example')
      .where('state', '=', 'open')
      .execute();
  }
});

const operations = () =>
  test.db.selectFrom('ticket_operation').selectAll().where('kind', '=', 'note').orderBy('id').execute();
const queue = () => queueNotes(test.db, scene.clock.now(), systemRandom);
const operate = () =>
  operateNext({
    db: test.db,
    clock: scene.clock,
    random: systemRandom,
    node: 'test',
    owner: 'test',
    connectWise: () => scene.clients.current(),
    leaseMs: 60_000,
    searchDelaysMs: [0],
    timeZone: 'UTC',
    reconsider: scene.reconsider,
    changed: () => {},
  });

describe('a note that fails', () => {
  it('to compose does not stop the notes of other tickets, and is reported', async () => {
    const [first, second] = await scene.tickets();
    await test.db
      .updateTable('ticket')
      .set({ told: JSON.stringify({ verdict: 'blocked', count: 1 }) as never })
      .where('id', '=', first?.id ?? 0)
      .execute();
    await expect(queue()).rejects.toThrow();
    expect((await operations()).map((one) => one.ticket_id)).toEqual([second?.id]);
  });

  it('to send waits with its problem, and the other notes are sent', async () => {
    expect(await queue()).toBe(2);
    const [poisoned] = await operations();
    const works = await failWrites(
      test.db,
      'ticket_operation',
      `new.state = 'sending' and new.id = ${poisoned?.id}`,
    );
    try {
      scene.clock.pass(60_000);
      await expect(operate()).rejects.toThrow(/as the test wants/);
      while (await operate());
      expect(await operations()).toMatchObject([
        { state: 'queued', failures: 1, problem: expect.anything(), locked_by: null },
        { state: 'done' },
      ]);
    } finally {
      await works();
    }
    scene.clock.pass(10 * 60_000);
    while (await operate());
    expect((await operations()).map(({ state }) => state)).toEqual(['done', 'done']);
  });
});
