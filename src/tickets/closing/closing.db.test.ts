import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { fetchRights } from '../../connectwise/connection/fetch-rights.ts';
import { type ClosingSettings, closingSettings } from '../../connectwise/services/closing-settings.ts';
import { recurrenceSettings } from '../../incidents/recurrence-settings.ts';
import { json } from '../../platform/database/json.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { sandboxAccount } from '../../sandbox/connectwise/start.ts';
import type { SandboxTicket } from '../../sandbox/connectwise/ticket-view.ts';
import { useTicketed } from '../sync/testing/ticketed.ts';
import { queueClosings } from './queue-closings.ts';

const test = useDatabase();
const scene = useTicketed(test, { oneClock: true });

const hourMs = 3_600_000;
const { securityAlerts, helpDesk } = sandboxAccount.boards;
const closed = {
  boardId: securityAlerts.id,
  boardName: 'Security Alerts',
  id: securityAlerts.statuses.closed,
  name: 'Closed',
};

const set = (given: Partial<ClosingSettings>) =>
  writeSetting(
    test.db,
    closingSettings,
    { ...closingSettings.initial, statuses: [closed], ...given },
    { at: scene.clock.now(), actor: 'test' },
  );

async function role(rows: readonly object[]): Promise<void> {
  await scene.control('PUT', '/role', { rows });
  await fetchRights({ db: test.db, clock: scene.clock }, await scene.clients.current());
}
const all = [
  { function: 'Service Tickets', edit: 'All' },
  { function: 'Close Service Tickets', edit: 'All' },
  { function: 'Time Entry', inquire: 'All' },
];

const number = async () => (await scene.tickets()).at(-1)?.connectwise_id ?? 0;
async function inConnectWise(): Promise<SandboxTicket> {
  const read = await fetch(`${scene.sandbox.url}/sandbox/tickets`);
  const { tickets } = (await read.json()) as { tickets: SandboxTicket[] };
  const found = tickets.find(({ id }) => id === theNumber);
  if (found === undefined) throw new Error('There is no ticket.');
  return found;
}
let theNumber = 0;
const operations = () =>
  test.db.selectFrom('ticket_operation').selectAll().where('kind', '=', 'close').orderBy('id').execute();
const ourNotes = async () =>
  (await inConnectWise()).notes.filter(({ text }) => text.includes('Picket closes'));

/** One round of the loop, and its consequences. */
async function round(): Promise<void> {
  await queueClosings(test.db, scene.clock.now(), systemRandom);
  await scene.deliver();
  await scene.sync();
}

const allow = (domain: string) =>
  test.db
    .insertInto('allow_entry')
    .values({ domain, why: 'It is ours.', added_at: scene.clock.now(), added_by: 'test' })
    .execute();

beforeEach(async () => {
  theNumber = await number();
  await scene.sync();
  await role(all);
});

describe('an open ticket', () => {
  it('stays open while closing is off', async () => {
    await set({});
    scene.clock.pass(100 * hourMs);
    await round();
    expect(await operations()).toHaveLength(0);
  });

  it('is closed after the quiet hours, with a note before that says why, and its incident is resolved', async () => {
    await set({ whenQuiet: true, quietHours: 24 });
    scene.clock.pass(23 * hourMs);
    await round();
    expect((await inConnectWise()).closedFlag).toBe(false);
    scene.clock.pass(hourMs);
    await round();
    const ticket = await inConnectWise();
    expect(ticket).toMatchObject({ closedFlag: true, status: { id: securityAlerts.statuses.closed } });
    expect(await ourNotes()).toMatchObject([{ tab: 'internal', by: 'PicketApi' }]);
    expect((await ourNotes())[0]?.text).toMatch(/Picket closes this ticket: No detection for 24 h\./);
    const note = ticket.notes.findIndex(({ text }) => text.includes('Picket closes'));
    expect(note).toBeGreaterThan(0);
    expect(ticket.history.at(-1)?.what).toMatch(/Status: New → Closed/);
    expect(await scene.incidents()).toMatchObject([{ state: 'closed', closed_reason: 'resolved' }]);
    expect((await scene.timeline()).join('\n')).toContain(
      `Picket closed ticket ${theNumber} in ConnectWise, with the status “Closed”. No detection for 24 h.`,
    );
    await round();
    expect(await ourNotes()).toHaveLength(1);
  });

  it.each([
    ['a note', { note: 'Looking into it.', internal: true }, /SRivera wrote a note/],
    [
      'an e-mail of the customer',
      { note: 'What is this?', by: 'Pat of Cedar' },
      /Pat of Cedar|contact wrote a note/,
    ],
    ['time', { hours: 0.5 }, /SRivera entered time/],
    ['an owner', { owner: 'TNguyen' }, /assigned to TNguyen/],
    ['a status', { status: 'In Progress' }, /its status is “In Progress”/],
    ['another summary', { summary: 'Renamed by a person' }, /SRivera changed it/],
    ['another priority', { priority: 1 }, /SRivera changed it/],
    [
      'another board',
      { board: helpDesk.id, status: helpDesk.statuses.new, type: helpDesk.types.incident },
      /on another board|No closed status/,
    ],
  ])('is not closed when a person gave it %s, and the timeline says so once', async (_, change, how) => {
    await set({ whenQuiet: true, quietHours: 24 });
    await scene.work(theNumber, change);
    // A later note of Picket must not hide it.
    await test.db.updateTable('ticket').set({ told: null }).execute();
    scene.clock.pass(30 * hourMs);
    await round();
    scene.clock.pass(25 * hourMs);
    await round();
    expect((await inConnectWise()).closedFlag).toBe(false);
    expect(await ourNotes()).toHaveLength(0);
    expect((await operations()).map(({ state }) => state)).toEqual(['refused', 'refused']);
    const said = (await scene.timeline()).filter((message) => how.test(message));
    expect(said).toHaveLength(1);
    expect(await scene.incidents()).toMatchObject([{ state: 'open' }]);
  });

  it('is closed all the same if that is set, once nobody has changed it for the quiet hours', async () => {
    await set({ whenQuiet: true, quietHours: 24, evenIfTouched: true });
    scene.clock.pass(20 * hourMs);
    await scene.work(theNumber, { note: 'Looking into it.' });
    scene.clock.pass(5 * hourMs);
    await round();
    expect((await inConnectWise()).closedFlag).toBe(false);
    scene.clock.pass(25 * hourMs);
    await round();
    expect((await inConnectWise()).closedFlag).toBe(true);
  });

  it('is not closed by a role that cannot read every time entry, and the right is named', async () => {
    await role([{ function: 'Time Entry', inquire: 'My' }]);
    await set({ whenQuiet: true, quietHours: 24 });
    scene.clock.pass(30 * hourMs);
    await round();
    expect((await inConnectWise()).closedFlag).toBe(false);
    expect((await scene.timeline()).join('\n')).toContain('Time & Expense → Time Entry → Inquire (All)');
    // Once the right is granted, it is tried again at once.
    scene.clock.pass(60_000);
    await role(all);
    await round();
    expect((await inConnectWise()).closedFlag).toBe(true);
  });

  it('causes no request for a role that may not close it', async () => {
    await role([{ function: 'Close Service Tickets', edit: 'None' }]);
    await set({ whenQuiet: true, quietHours: 24 });
    scene.clock.pass(30 * hourMs);
    await round();
    expect(await operations()).toHaveLength(0);
  });

  it('is closed when all its domains are allowed, however recent it is', async () => {
    await set({ whenAllowed: true });
    await round();
    expect((await inConnectWise()).closedFlag).toBe(false);
    const { registrable_domain } = await test.db
      .selectFrom('incident')
      .select('registrable_domain')
      .executeTakeFirstOrThrow();
    await allow(registrable_domain ?? '');
    await round();
    expect((await inConnectWise()).closedFlag).toBe(true);
    expect((await ourNotes())[0]?.text).toContain('All domains of the incident are on the allow list');
  });

  it('is closed when its source reports that every detection has ended', async () => {
    await set({ whenOver: true });
    await scene.detect();
    const [first] = await test.db.selectFrom('detection').select('id').orderBy('id').execute();
    const over = () => test.db.updateTable('detection').set({ over_at: scene.clock.now() });
    await over()
      .where('id', '=', first?.id ?? 0)
      .execute();
    await round();
    expect((await inConnectWise()).closedFlag).toBe(false);
    await over().execute();
    await round();
    expect((await inConnectWise()).closedFlag).toBe(true);
  });

  it('does not count as quiet while its source cannot be read', async () => {
    await set({ whenQuiet: true, quietHours: 24 });
    await test.db.updateTable('source').set({ enabled: false }).execute();
    scene.clock.pass(100 * hourMs);
    await round();
    expect(await operations()).toHaveLength(0);
  });

  it('is not closed when the threat is seen again between the note and the status', async () => {
    await set({ whenQuiet: true, quietHours: 24 });
    scene.clock.pass(30 * hourMs);
    await queueClosings(test.db, scene.clock.now(), systemRandom);
    const told = { count: 0, verdict: 'blocked', reasons: [], domains: [], devices: [] };
    await test.db
      .updateTable('ticket_operation')
      .set({ step: 'note', told: json(told) })
      .execute();
    await scene.deliver();
    expect((await inConnectWise()).closedFlag).toBe(false);
    expect((await operations()).map(({ state }) => state)).toEqual(['withdrawn']);
    expect((await scene.timeline()).join('\n')).toContain('leaves its ticket open after all');
  });

  it('stays open for good when a person reopens it after Picket closed it', async () => {
    await set({ whenQuiet: true, quietHours: 24, evenIfTouched: true });
    scene.clock.pass(30 * hourMs);
    await round();
    await scene.work(theNumber, { reopen: true });
    await scene.sync();
    expect(await scene.incidents()).toMatchObject([{ state: 'open' }]);
    scene.clock.pass(200 * hourMs);
    await round();
    expect((await inConnectWise()).closedFlag).toBe(false);
  });

  it('is closed again after Picket itself reopened it and it was quiet again', async () => {
    await set({ whenQuiet: true, quietHours: 24 });
    await writeSetting(
      test.db,
      recurrenceSettings,
      { ...recurrenceSettings.initial, onRecurrence: 'reopen', atMostEveryHours: 0, notes: false },
      { at: scene.clock.now(), actor: 'test' },
    );
    scene.clock.pass(30 * hourMs);
    await round();
    await scene.detect();
    await scene.deliver();
    await scene.sync();
    expect((await inConnectWise()).closedFlag).toBe(false);
    scene.clock.pass(23 * hourMs);
    await round();
    expect((await inConnectWise()).closedFlag).toBe(false);
    scene.clock.pass(2 * hourMs);
    await round();
    expect((await inConnectWise()).closedFlag).toBe(true);
    expect(await ourNotes()).toHaveLength(2);
  });

  it('is not closed by a status that does not close tickets, and the board is named', async () => {
    const open = { ...closed, id: securityAlerts.statuses.inProgress, name: 'In Progress' };
    await set({ whenQuiet: true, quietHours: 24, statuses: [open] });
    scene.clock.pass(30 * hourMs);
    await round();
    expect((await inConnectWise()).status).toMatchObject({ id: securityAlerts.statuses.new });
    expect((await scene.timeline()).join('\n')).toMatch(
      /“In Progress” of the board “[^”]+” is not there, is inactive/,
    );
  });
});
