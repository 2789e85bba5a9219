import { beforeEach, describe, expect, it } from 'vitest';
import { failWrites } from '../../../test/database/fail-writes.ts';
import { useDatabase } from '../../../test/database/use-database.ts';
import { fetchRights } from '../../connectwise/connection/fetch-rights.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { sandboxAccount } from '../../sandbox/connectwise/start.ts';
import { undoEntry } from '../allow-list/change-entries.ts';
import { useTicketed } from '../sync/testing/ticketed.ts';
import { type ActingSettings, actingSettings } from './acting-settings.ts';
import { fetchNextTicket } from './fetch-next-ticket.ts';
import { seeChanges } from './see-changes.ts';
import { nextNotesAt, statusProblem } from './store.ts';
import type { NotesWorker } from './worker.ts';

const test = useDatabase();
const scene = useTicketed(test, { oneClock: true });
const { statuses } = sandboxAccount.boards.securityAlerts;

let ticket: number;
let workers: number;

/** SRivera may act, the role may add notes, and there are no commands yet. */
beforeEach(async () => {
  workers = 0;
  ticket = (await scene.tickets())[0]?.connectwise_id ?? 0;
  await grant('All');
  await set({});
  await follow();
});

const set = (given: Partial<ActingSettings>) =>
  writeSetting(
    test.db,
    actingSettings,
    { enabled: true, members: ['srivera'], status: null, since: scene.clock.now().toISOString(), ...given },
    { at: scene.clock.now(), actor: 'test' },
  );

async function grant(edit: 'All' | 'None') {
  await scene.control('PUT', '/role', { rows: [{ function: 'Service Tickets', edit }] });
  await fetchRights({ db: test.db, clock: scene.clock }, await scene.clients.current());
}

/** One turn by a new process, which has to find what an earlier one left. */
const turn = (given: Partial<NotesWorker> = {}) =>
  fetchNextTicket(
    {
      db: test.db,
      clock: scene.clock,
      random: systemRandom,
      node: 'test',
      owner: `worker ${++workers}`,
      connectWise: () => scene.clients.current(),
      leaseMs: 60_000,
      searchDelaysMs: [5_000, 10_000],
      publicUrl: 'https://picket.example',
      reconsider: scene.reconsider,
      changed: () => {},
      ...given,
    },
    new AbortController().signal,
  );

/** Reads changes back, and runs what follows within the next minutes. */
async function follow() {
  await scene.sync({ seen: (seen, now) => seeChanges(test.db, seen, now) });
  for (let round = 0; round < 8; round++) {
    while (await turn());
    scene.clock.pass(30_000);
  }
}

async function answers(): Promise<string[]> {
  const client = await scene.clients.current();
  const notes = await client?.notes(ticket);
  if (!notes?.ok) throw new Error('The notes cannot be read.');
  return notes.value.filter(({ internal }) => internal).map(({ text }) => text);
}

const write = (note: string, by?: string) =>
  scene.work(ticket, { note, ...(by === undefined ? {} : { by }) });
const allowed = () => test.db.selectFrom('allow_entry').selectAll().orderBy('id').execute();
const commands = () => test.db.selectFrom('ticket_command').selectAll().orderBy('id').execute();
const decisions = async () => {
  const rows = await test.db.selectFrom('incident').select('decision_reason').orderBy('id').execute();
  return rows.map((row) => row.decision_reason);
};

describe('a note of an authorized member', () => {
  it('allows the domain for the ticket’s company, is answered once, and holds until it is undone', async () => {
    await write('Their own portal, checked.\npicket: allow hxxps://bad[.]example/x their own portal');
    await follow();
    const [entry] = await allowed();
    expect(entry).toMatchObject({
      domain: 'bad.example',
      why: 'their own portal',
      added_by: 'SRivera',
      connectwise_ticket_id: ticket,
      company_id: 1,
    });
    await follow();
    expect(await answers()).toHaveLength(1);
    expect((await answers())[0]).toMatch(
      /^Picket allowed bad\[\.\]example and all names below it for Cedar Street Dental, as requested by SRivera\. .*\nYou can undo this in Picket: https:\/\/picket\.example\/allow-list\n\(picket-answer \w{10}\)$/,
    );
    const audit = await test.db
      .selectFrom('audit_event')
      .selectAll()
      .where('action', '=', 'allow_list.added')
      .execute();
    expect(audit).toMatchObject([{ actor: 'SRivera (ConnectWise member)' }]);

    await scene.detect({ deviceName: 'CSD-WS-02', domain: 'cdn.bad.example' });
    await scene.deliver();
    expect(await decisions()).toEqual(['already_ticketed', 'domain_allowed']);
    await undoEntry(scene, entry?.id ?? 0, { name: 'Ann', actor: 'Ann (user:1)' });
    await scene.deliver();
    expect(await decisions()).toEqual(['already_ticketed', 'already_ticketed']);
    expect(await scene.tickets()).toHaveLength(2);
  });

  it("without a domain means the only one; with another ticket's domain it is refused with the reason", async () => {
    await write('picket: allow');
    await write('picket: allow worse.example\npicket: allow co.uk');
    await follow();
    expect((await allowed()).map(({ domain }) => domain)).toEqual(['login.bad.example']);
    expect((await commands()).map(({ outcome }) => outcome)).toEqual(['allowed', 'refused']);
    const told = (await answers()).join('\n');
    expect(told).toContain('worse[.]example is not a domain of this ticket, which is about bad[.]example.');
    expect(told).toContain('co.uk is a public suffix');
  });

  it('is followed once when the process ends before, during and after the answer', async () => {
    await write('picket: allow bad.example');
    await scene.sync({ seen: (seen, now) => seeChanges(test.db, seen, now) });
    // The reply is lost, so it is unknown whether the note exists.
    const lost = { match: { method: 'POST', path: '/service/tickets' }, fault: 'drop_after', times: 1 };
    await scene.control('PUT', '/faults', lost);
    await turn();
    expect((await commands())[0]?.answer_state).toBe('unknown');
    // The state that a process leaves if it is killed at that moment.
    await test.db.updateTable('ticket_command').set({ answer_state: 'sending' }).execute();
    await test.db
      .updateTable('ticket_notes')
      .set({ last_note_id: 0, locked_by: 'killed', locked_until: scene.clock.now() })
      .execute();
    await follow();
    expect(await answers()).toHaveLength(1);
    expect((await commands()).map(({ answer_state }) => answer_state)).toEqual(['answered']);
    expect(await allowed()).toHaveLength(1);
  });

  it('is answered by another request if the first certainly did not arrive', async () => {
    await write('picket: allow bad.example');
    const cut = { match: { method: 'POST', path: '/service/tickets' }, fault: 'drop_before', times: 1 };
    await scene.control('PUT', '/faults', cut);
    await follow();
    expect(await answers()).toHaveLength(1);
  });

  it('is followed if the role may add no notes, and the console says that there is no answer', async () => {
    await grant('None');
    await write('picket: allow bad.example');
    await follow();
    expect(await allowed()).toHaveLength(1);
    expect(await commands()).toMatchObject([
      { answer_state: 'impossible', problem: { code: 'acting.may_not_answer' } },
    ]);
  });

  it('is limited to ten an hour; the next one is answered with that, and those after it are not answered', async () => {
    for (let count = 0; count < 13; count++) await write(`picket: allow ${count}.worse.example`);
    await follow();
    const states = (await commands()).map(({ answer_state }) => answer_state);
    expect(states).toEqual([...Array.from({ length: 11 }, () => 'answered'), 'none', 'none']);
    expect((await answers()).at(-1)).toContain('This ticket has more than 10 notes');
  });
});

describe('not followed', () => {
  it('is the note of an unauthorized member, who gets one answer that says so', async () => {
    await write('picket: allow bad.example', 'TNguyen');
    await follow();
    await follow();
    expect(await allowed()).toEqual([]);
    expect(await answers()).toHaveLength(1);
    expect((await answers())[0]).toContain('TNguyen may not allow domains');
  });

  it('is a customer’s note, one from before it was enabled, and one in a ticket that lost our reference', async () => {
    await write('picket: allow bad.example', 'Dana Whitfield');
    await follow();
    await write('picket: allow bad.example');
    await set({ since: new Date(scene.clock.now().getTime() + 60_000).toISOString() });
    await follow();
    await set({});
    await scene.work(ticket, { externalXRef: 'somebody else’s', note: 'picket: allow bad.example' });
    await follow();
    expect(await allowed()).toEqual([]);
    expect(await commands()).toEqual([]);
  });

  it('is anything in a ticket with the same number in another ConnectWise', async () => {
    await write('picket: allow bad.example');
    await scene.sync({ seen: (seen, now) => seeChanges(test.db, seen, now) });
    await test.db.updateTable('ticket').set({ elsewhere: 'another' }).execute();
    scene.clock.pass(60_000);
    expect([await turn(), await nextNotesAt(test.db)]).toEqual([false, null]);
    await test.db.updateTable('ticket').set({ elsewhere: null }).execute();
    expect(await nextNotesAt(test.db)).toBeInstanceOf(Date);
    expect(await turn()).toBe(true);
  });

  it('is a note without an accountable author', async () => {
    await write('picket: allow bad.example');
    await scene.sync({ seen: (seen, now) => seeChanges(test.db, seen, now) });
    await turn({
      async connectWise() {
        const client = await scene.clients.current();
        if (client === null) throw new Error('There is a connection.');
        return {
          ...client,
          async notes(id) {
            const read = await client.notes(id);
            if (!read.ok) return read;
            return { ...read, value: read.value.map(({ createdBy: _, ...note }) => note) };
          },
        };
      },
    });
    expect(await commands()).toEqual([]);
  });

  it('is anything while it is switched off', async () => {
    await set({ enabled: false });
    await write('picket: allow bad.example');
    await follow();
    expect(await commands()).toEqual([]);
  });
});

describe('a status that means “allow”', () => {
  beforeEach(() =>
    set({
      status: {
        boardId: 22,
        boardName: 'Security Alerts',
        id: statuses.waitingCustomer,
        name: 'Waiting on Customer',
      },
    }),
  );

  it('allows the only domain, each time that an authorized member chooses it', async () => {
    await scene.work(ticket, { status: statuses.waitingCustomer });
    await follow();
    await follow();
    expect(await allowed()).toMatchObject([{ domain: 'login.bad.example', added_by: 'SRivera' }]);
    expect(await answers()).toHaveLength(1);
    await scene.work(ticket, { status: statuses.new });
    await follow();
    await scene.work(ticket, { status: statuses.waitingCustomer, by: 'TNguyen' });
    await follow();
    expect((await commands()).map(({ outcome }) => outcome)).toEqual(['allowed', 'refused']);
  });

  it('is attributed to the member who chose it, not to the last one who changed the ticket', async () => {
    await scene.work(ticket, { status: statuses.waitingCustomer, by: 'Workflow' });
    await scene.work(ticket, { summary: 'Looked at', by: 'SRivera' });
    await follow();
    expect(await allowed()).toEqual([]);
    expect(await commands()).toMatchObject([{ outcome: 'refused', member: 'Workflow' }]);
  });

  it('is ignored with a problem while the audit trail cannot be read, while notes are followed; later it is followed', async () => {
    const fault = { match: { method: 'GET', path: '/system/audittrail' }, fault: 'forbidden' };
    await scene.control('PUT', '/faults', fault);
    await scene.work(ticket, { status: statuses.waitingCustomer, note: 'picket: allow other.bad.example' });
    await follow();
    expect((await allowed()).map(({ domain }) => domain)).toEqual(['other.bad.example']);
    expect(await statusProblem(test.db)).toMatchObject({
      code: 'acting.trail_unreadable',
      hint: expect.stringContaining('GET /system/audittrail'),
    });
    await scene.control('DELETE', '/faults', {});
    scene.clock.pass(300_000);
    await follow();
    expect((await allowed()).map(({ domain }) => domain)).toEqual(['other.bad.example', 'login.bad.example']);
    expect(await statusProblem(test.db)).toBeNull();
  });
});

it('a technician’s note that fails waits with its problem, and those in other tickets are followed', async () => {
  await scene.detect({ domain: 'other.example' });
  await scene.deliver();
  await follow();
  const [first, second] = await scene.tickets();
  for (const one of [first, second]) {
    await scene.work(one?.connectwise_id ?? 0, { note: 'picket: allow other.example checked' });
  }
  await scene.sync({ seen: (seen, now) => seeChanges(test.db, seen, now) });
  const works = await failWrites(test.db, 'ticket_command', `new.ticket_id = ${first?.id}`);
  try {
    const failures: unknown[] = [];
    for (let round = 0; round < 6; round++) {
      await turn().catch((thrown: unknown) => failures.push(thrown));
      scene.clock.pass(5_000);
    }
    expect(failures).toHaveLength(1);
    expect((await commands()).map((one) => one.ticket_id)).toEqual([second?.id]);
    const notes = test.db.selectFrom('ticket_notes').select(['ticket_id', 'failures', 'problem']);
    expect(await notes.where('ticket_id', '=', first?.id ?? 0).execute()).toMatchObject([
      { failures: 1, problem: expect.anything() },
    ]);
  } finally {
    await works();
  }
  for (let round = 0; round < 12; round++) {
    scene.clock.pass(60_000);
    while (await turn());
  }
  expect((await commands()).map((one) => one.ticket_id).sort()).toEqual([first?.id, second?.id]);
});
