import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { fetchRights } from '../../connectwise/connection/fetch-rights.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { type TicketContents, ticketContents } from '../contents/ticket-contents.ts';
import { useTicketed } from '../sync/testing/ticketed.ts';
import { mostAttached } from './detections-file.ts';
import { operateNext } from './operate.ts';

const test = useDatabase();
const scene = useTicketed(test, { oneClock: true });

const choose = (chosen: Partial<TicketContents>) =>
  writeSetting(
    test.db,
    ticketContents,
    { ...ticketContents.initial, ...chosen },
    { at: scene.clock.now(), actor: 'test' },
  );
async function grant(add: string, inquire = add) {
  await scene.control('PUT', '/role', { rows: [{ function: 'Manage Attachments', add, inquire }] });
  await fetchRights({ db: test.db, clock: scene.clock }, await scene.clients.current());
}
const lose = (fault: 'drop_after' | 'drop_before', times = 1) =>
  scene.control('PUT', '/faults', {
    faults: [{ match: { method: 'POST', path: '/system/documents' }, fault, times }],
  });

const worker = (owner = 'test') => ({
  db: test.db,
  clock: scene.clock,
  random: systemRandom,
  node: 'test',
  owner,
  connectWise: () => scene.clients.current(),
  leaseMs: 60_000,
  searchDelaysMs: [0, 1_000],
  timeZone: 'UTC',
  reconsider: scene.reconsider,
  changed: () => {},
});
async function operate() {
  for (let turn = 0; turn < 12; turn += 1) {
    scene.clock.pass(20_000);
    await operateNext(worker());
  }
}
/** A ticket of another domain, which ConnectWise has and Picket has read. */
async function ticket(given: object = {}) {
  await scene.detect({ domain: 'other.example', ...given });
  await scene.deliver();
  await scene.sync();
}
const operations = () =>
  test.db.selectFrom('ticket_operation').selectAll().where('kind', '=', 'attach').orderBy('id').execute();
function documents() {
  const tickets = scene.sandbox.tickets();
  return tickets.flatMap((one) => one.documents);
}

beforeEach(async () => {
  await grant('All');
  await choose({ attachDetections: true });
});

describe('the detections of a ticket', () => {
  it('are attached once, as CSV without formulas, and hidden from customers', async () => {
    await ticket({ deviceName: '=cmd|calc', processName: 'a "quoted", name' });
    await operate();
    const [document, ...others] = await documents();
    expect(others).toEqual([]);
    expect(document).toMatchObject({
      isPublic: false,
      isReadOnly: true,
      fileName: expect.stringMatching(/\.csv$/),
    });
    expect(document?.title).toMatch(/^1 detection of incident \d+ \(picket:[0-9A-Z]{26}\)$/);
    const [head, line, end] = document?.content.split('\r\n') ?? [];
    expect(head).toMatch(/^\uFEFFid,occurredAt,/);
    expect(line).toContain(`,'=cmd|calc,`);
    expect(line).toContain('"a ""quoted"", name"');
    expect(end).toBe('');
    expect(await operations()).toMatchObject([{ state: 'done', problem: null }]);
    expect(await scene.timeline()).toContain('Picket attached the detections to ticket 5002 as a CSV file.');
  });

  it('wait until Picket has read the ticket: before, the connection may lead to another ConnectWise', async () => {
    await scene.detect({ domain: 'other.example' });
    await scene.deliver();
    await operate();
    expect(await documents()).toEqual([]);
    await scene.sync();
    await operate();
    await operate();
    expect(await documents()).toHaveLength(1);
  });

  it('wait with growing pauses, and a day at most, if the role never shows the ticket', async () => {
    await scene.detect({ domain: 'other.example' });
    await scene.deliver();
    await operate();
    const [before] = await operations();
    await operate();
    const [after] = await operations();
    expect((after?.failures ?? 99) - (before?.failures ?? 0)).toBeLessThan(8);
    scene.clock.pass(25 * 3_600_000);
    await operate();
    expect(await operations()).toMatchObject([{ state: 'withdrawn' }]);
    expect(await documents()).toEqual([]);
  });

  it('are not attached while it is off, without the right, or to an earlier ticket', async () => {
    await operate();
    await choose({});
    await ticket();
    await choose({ attachDetections: true });
    await grant('None');
    await ticket({ domain: 'third.example' });
    await operate();
    expect(await operations()).toEqual([]);
  });

  it.each(['drop_after', 'drop_before'] as const)(
    'are attached exactly once after a lost answer (%s)',
    async (fault) => {
      await ticket();
      await lose(fault);
      await operate();
      expect(await documents()).toHaveLength(1);
      expect(await operations()).toMatchObject([{ state: 'done' }]);
    },
  );

  it('are searched for, not sent again, when their worker was lost', async () => {
    await ticket();
    await lose('drop_after');
    const stopped = new AbortController();
    const first = operateNext(
      {
        ...worker('gone'),
        connectWise: async () => {
          const client = await scene.clients.current();
          return (
            client && {
              ...client,
              addDocument: async (...given) => {
                await client.addDocument(...given);
                stopped.abort();
                throw new Error('The process ended.');
              },
            }
          );
        },
      },
      stopped.signal,
    );
    await expect(first).rejects.toThrow('The process ended.');
    expect(await operations()).toMatchObject([{ state: 'sending' }]);
    await operate();
    expect(await documents()).toHaveLength(1);
    expect(await operations()).toMatchObject([{ state: 'done' }]);
  });

  it('are given up rather than duplicated if the role does not show whether they exist', async () => {
    await ticket();
    await lose('drop_before', 1);
    await operateNext(worker());
    expect(await operations()).toMatchObject([{ state: 'unknown' }]);
    await grant('All', 'My');
    await operate();
    expect(await documents()).toEqual([]);
    expect(await operations()).toMatchObject([
      { state: 'refused', problem: { code: 'tickets.attachment_unknown' } },
    ]);
  });

  it('that are refused say why, and switch the feature off until the role has the right', async () => {
    await ticket();
    await scene.control('PUT', '/role', { rows: [{ function: 'Manage Attachments', add: 'None' }] });
    await operate();
    expect(await operations()).toMatchObject([{ state: 'refused' }]);
    expect((await scene.timeline()).at(-1)).toMatch(
      /attached no detections to ticket 5002\. .*Manage Attachments: Add = All/,
    );
    await ticket({ domain: 'third.example' });
    expect(await operations()).toHaveLength(1);
  });

  it('of a deleted ticket are not attached', async () => {
    await ticket();
    await scene.remove(5002);
    await operate();
    expect(await operations()).toMatchObject([{ state: 'refused' }]);
  });

  it('are the newest, if there are many', async () => {
    const many = Array.from({ length: mostAttached + 5 }, (_, n) => ({
      domain: 'many.example',
      queryType: `T${n}`,
    }));
    await scene.detectAll(many);
    await scene.deliver();
    await scene.sync();
    await operate();
    const [document] = await documents();
    expect(document?.title).toMatch(/^The newest 5000 detections of incident/);
    const lines = document?.content.split('\r\n') ?? [];
    expect(lines).toHaveLength(mostAttached + 2);
    expect(lines[1]).toContain(`,T${many.length - 1},`);
  }, 60_000);
});

describe('the description and the notes', () => {
  it('are written to Internal Analysis or to Discussion, as chosen', async () => {
    await choose({ describeIn: 'internal', notesIn: 'discussion' });
    await ticket();
    const tickets = scene.sandbox.tickets();
    expect(tickets.map(({ notes }) => notes.map(({ tab }) => tab))).toEqual([['discussion'], ['internal']]);
  });
});
