import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { type RecurrenceSettings, recurrenceSettings } from '../incidents/recurrence-settings.ts';
import { json } from '../platform/database/json.ts';
import { writeSetting } from '../platform/settings/store.ts';
import { systemRandom } from '../platform/values/random.ts';
import { decideDue } from '../tickets/due/decide-due.ts';
import { useTicketed } from '../tickets/sync/testing/ticketed.ts';

const test = useDatabase();
const scene = useTicketed(test);

const hourMs = 3_600_000;
const number = async () => (await scene.tickets()).at(-1)?.connectwise_id ?? 0;
const incidents = () => test.db.selectFrom('incident').selectAll().orderBy('id').execute();

async function close(): Promise<Date> {
  await scene.work(await number(), { close: true });
  await scene.sync();
  const [incident] = await incidents();
  if (incident?.closed_at == null) throw new Error('The incident was not closed.');
  scene.clock.pass(60_000);
  return incident.closed_at;
}

const set = (given: Partial<RecurrenceSettings>) =>
  writeSetting(
    test.db,
    recurrenceSettings,
    { ...recurrenceSettings.initial, ...given },
    { at: scene.clock.now(), actor: 'test' },
  );

describe('seen again after its ticket was closed, an incident', () => {
  it('is reopened at once, and gets one further ticket that names the earlier one', async () => {
    const first = await number();
    await close();
    scene.clock.pass(2 * hourMs);
    await scene.detect();
    await scene.detect({ reasons: ['Bots/C2'] });
    await scene.deliver();
    await scene.sync();
    expect(await incidents()).toMatchObject([
      { state: 'open', detection_count: 3, decision: 'append', severity: 'critical' },
    ]);
    const tickets = await scene.tickets();
    expect(tickets).toMatchObject([
      { recurrence: 0, life: 'closed' },
      { recurrence: 1, state: 'created', life: 'open' },
    ]);
    expect(tickets[1]?.content?.initialDescription).toContain(`Earlier tickets: ${first} (closed `);
    expect((await scene.timeline()).join('\n')).toMatch(/Seen again 2 h after it was closed/);
  });

  it('counts late detections from before it was closed, and stays closed', async () => {
    const closedAt = await close();
    scene.clock.pass(hourMs);
    await scene.detect({ occurredAt: closedAt });
    await scene.deliver();
    expect(await incidents()).toMatchObject([{ state: 'closed', detection_count: 2, decide_at: null }]);
    expect(await scene.tickets()).toHaveLength(1);
  });

  it('is a new incident beyond the window; late detections of the same batch count in the old one', async () => {
    const closedAt = await close();
    scene.clock.pass(73 * hourMs);
    await scene.detectAll([{ occurredAt: closedAt }, {}, {}]);
    await scene.deliver();
    expect(await incidents()).toMatchObject([
      { state: 'closed', detection_count: 2 },
      { state: 'open', detection_count: 2 },
    ]);
    const rows = await test.db.selectFrom('detection').select('incident_id').orderBy('id').execute();
    const [old, fresh] = (await incidents()).map(({ id }) => id);
    expect(rows.map((row) => row.incident_id)).toEqual([old, old, fresh, fresh]);
    expect(await scene.tickets()).toHaveLength(2);
  });

  it('is reopened by a detection from before sync read that its ticket was closed', async () => {
    await scene.sync();
    await scene.work(await number(), { close: true });
    // Sync closes the incident as of its reading, which is before this detection.
    await scene.detect({ occurredAt: new Date(scene.clock.now().getTime() + 60_000) });
    await scene.sync();
    expect(await incidents()).toMatchObject([{ state: 'open', detection_count: 2 }]);
    await scene.deliver();
    expect(await scene.tickets()).toHaveLength(2);
  });

  it('does not get ticket after ticket: within the pause, detections are counted and the incident is held', async () => {
    for (const _ of [1, 2]) {
      await close();
      await scene.detect();
      await scene.deliver();
      await scene.sync();
    }
    expect(await scene.tickets()).toHaveLength(2);
    expect(await incidents()).toMatchObject([{ state: 'open', decision_reason: 'recurred_recently' }]);
    await scene.detect();
    scene.clock.pass(24 * hourMs);
    await scene.deliver();
    expect(await scene.tickets()).toHaveLength(3);
  });

  it('gets no third ticket while a technician has reopened the first one', async () => {
    const first = await number();
    await close();
    await scene.detect();
    await scene.deliver();
    await scene.sync();
    const second = await number();
    expect(second).not.toBe(first);
    await close();
    await scene.detect();
    await scene.deliver();
    expect(await incidents()).toMatchObject([{ state: 'open', decision_reason: 'recurred_recently' }]);
    await scene.work(first, { reopen: true });
    await scene.sync();
    scene.clock.pass(25 * hourMs);
    await scene.detect();
    await scene.deliver();
    expect(await scene.tickets()).toHaveLength(2);
    expect(await incidents()).toMatchObject([{ state: 'open', decision_reason: 'already_ticketed' }]);
    // The incident closes when no ticket of it is open any more.
    await scene.work(first, { close: true });
    await scene.sync();
    expect(await incidents()).toMatchObject([{ state: 'closed', closed_reason: 'resolved' }]);
  });

  it('continues with its newer ticket when the older one is reopened and closed', async () => {
    const first = await number();
    await close();
    await scene.detect();
    await scene.deliver();
    await scene.sync();
    for (const change of [{ reopen: true }, { close: true }]) {
      await scene.work(first, change);
      await scene.sync();
      expect(await incidents()).toMatchObject([{ state: 'open', decision_reason: 'already_ticketed' }]);
    }
    expect(await scene.tickets()).toMatchObject([{ life: 'closed' }, { life: 'open' }]);
  });

  it('is reopened when somebody reopens an earlier one of its closed tickets', async () => {
    const first = await number();
    await close();
    await scene.detect();
    await scene.deliver();
    await scene.sync();
    await close();
    expect(await incidents()).toMatchObject([{ state: 'closed' }]);
    await scene.work(first, { reopen: true });
    await scene.sync();
    await scene.deliver();
    expect(await incidents()).toMatchObject([{ state: 'open', decision_reason: 'already_ticketed' }]);
  });

  it('gets no further ticket when somebody reopens the earlier one first', async () => {
    await set({ atMostEveryHours: 0 });
    await close();
    await test.db
      .updateTable('mapping')
      .set({ problem: json({ code: 'x' }) })
      .execute();
    await scene.detect();
    await scene.deliver();
    expect(await incidents()).toMatchObject([{ decision_reason: 'mapped_company_gone' }]);
    await scene.work(await number(), { reopen: true });
    await scene.sync();
    await test.db.updateTable('mapping').set({ problem: null }).execute();
    await scene.deliver();
    expect(await incidents()).toMatchObject([{ state: 'open', decision_reason: 'already_ticketed' }]);
    expect(await scene.tickets()).toHaveLength(1);
  });
});

describe('where the setting is to reopen tickets', () => {
  it('the same ticket is reopened, in the status of new tickets', async () => {
    await scene.grant({ 'Service Tickets': 'edit', 'Close Service Tickets': 'edit' });
    await set({ onRecurrence: 'reopen' });
    await close();
    await scene.detect();
    await scene.deliver();
    expect(await scene.tickets()).toMatchObject([{ life: 'open', status_name: 'New', closed_at: null }]);
    expect(await incidents()).toMatchObject([{ state: 'open', decision_reason: 'already_ticketed' }]);
    await scene.sync();
    expect(await incidents()).toMatchObject([{ state: 'open' }]);
    await close();
    await scene.detect();
    await scene.deliver();
    expect(await incidents()).toMatchObject([{ state: 'open', decision_reason: 'recurred_recently' }]);
  });

  it('on another board it gets that board’s status; a lost answer is looked up', async () => {
    await scene.grant({ 'Service Tickets': 'edit', 'Close Service Tickets': 'edit' });
    await set({ onRecurrence: 'reopen' });
    await scene.work(await number(), { board: 'Help Desk', status: 'Closed' });
    await scene.sync();
    scene.clock.pass(60_000);
    scene.sandbox.faults.set({
      fault: 'drop_after',
      times: 1,
      match: { method: 'PATCH', path: '/service/tickets' },
    });
    await scene.detect();
    await scene.deliver();
    const patches = scene.sandbox.requests().filter(({ method }) => method === 'PATCH');
    expect(patches).toHaveLength(1);
    expect(await scene.tickets()).toMatchObject([{ life: 'open', board_name: 'Help Desk' }]);
  });

  it('a ticket deleted while the outcome of its reopening is unknown is followed by a new one', async () => {
    await scene.grant({ 'Service Tickets': 'edit', 'Close Service Tickets': 'edit' });
    await set({ onRecurrence: 'reopen', atMostEveryHours: 0 });
    await close();
    await scene.detect();
    scene.clock.pass(11_000);
    await decideDue(test.db, scene.clock.now(), systemRandom);
    // The process was killed just before or after it sent the request.
    await test.db.updateTable('ticket_operation').set({ state: 'sending' }).execute();
    await scene.remove(await number());
    // The first look-up does not find the ticket; only the second one proves that it is deleted.
    await scene.deliver();
    await scene.sync();
    await scene.sync();
    await scene.deliver();
    const operations = await test.db.selectFrom('ticket_operation').selectAll().execute();
    expect(operations).toMatchObject([{ kind: 'reopen', state: 'withdrawn' }]);
    expect(await scene.tickets()).toMatchObject([{ life: 'deleted' }, { state: 'created', recurrence: 1 }]);
    const reopenings = (await scene.timeline()).filter((line) => line.includes('will be reopened'));
    expect(reopenings).toHaveLength(1);
  });

  it('a role without the right gets a new ticket, and the missing right is recorded', async () => {
    await set({ onRecurrence: 'reopen' });
    await close();
    await scene.detect();
    await scene.deliver();
    await scene.deliver();
    expect(await scene.tickets()).toMatchObject([{ life: 'closed' }, { state: 'created', recurrence: 1 }]);
    expect((await scene.timeline()).join('\n')).toMatch(/Not reopened\..*cannot be reopened, because/s);
  });
});
