import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { systemRandom } from '../platform/values/random.ts';
import { retryRefused } from '../tickets/deliver/release-refused.ts';
import { decideDue } from '../tickets/due/decide-due.ts';
import { closeCovered, endStorms } from '../tickets/roll-ups/end-roll-ups.ts';
import { rollUpScene } from '../tickets/roll-ups/testing/scene.ts';

const { db } = useDatabase();

describe('storm control', () => {
  it('covers all incidents beyond the limit with one roll-up ticket, on the company’s own board', async () => {
    const scene = await rollUpScene(db, { ticketsPerCompany: 2 });
    await scene.detect(5);
    await scene.settle();
    expect(await scene.decisions()).toEqual([
      ...Array(2).fill('append:already_ticketed'),
      ...Array(3).fill('append:storm'),
      'hold:waiting_to_group',
    ]);
    scene.pass(60);
    await scene.detect(1);
    await scene.settle();
    const [, , one, , , rollUp, late] = await scene.incidents();
    expect(late).toMatchObject({ covered_by: rollUp?.id, decision_reason: 'storm' });
    expect(scene.connectWise.tickets).toHaveLength(3);
    expect(scene.connectWise.tickets[2]?.ticket).toMatchObject({
      companyId: 201,
      summary: 'DNS threat storm: 4 incidents at Company c1',
      initialDescription: expect.stringContaining(
        `bad-3[.]example on CSD-WS-01 (Phishing), 1 detection, Picket incident ${one?.id}.`,
      ),
    });
    const told = await db
      .selectFrom('incident_event')
      .select(['message', 'details'])
      .where('incident_id', '=', one?.id ?? 0)
      .where('kind', '=', 'decided')
      .executeTakeFirstOrThrow();
    expect(told.message).toContain(`The ticket of incident ${rollUp?.id} covers it.`);
    expect(told.details).toMatchObject({ reason: 'storm', rollUp: rollUp?.id });
  });

  it('lasts as long as incidents come as fast, and then lets each have its ticket again', async () => {
    const scene = await rollUpScene(db, { ticketsPerCompany: 2 });
    await scene.detect(4);
    await scene.settle();
    scene.pass(50 * 60);
    await scene.detect(2);
    await scene.settle();
    scene.pass(20 * 60);
    // The first tickets are more than an hour old, but the incidents since then would reach the limit again.
    await endStorms(db, scene.now());
    await scene.detect(1);
    await scene.settle();
    expect((await scene.decisions()).at(-1)).toBe('append:storm');
    scene.pass(61 * 60);
    await endStorms(db, scene.now());
    await scene.detect(1);
    await scene.settle();
    expect((await scene.decisions()).at(-1)).toBe('append:already_ticketed');
    expect(scene.connectWise.tickets).toHaveLength(4);
  });

  it('closes the covered incidents with the roll-up', async () => {
    const scene = await rollUpScene(db, { ticketsPerCompany: 1 });
    await scene.detect(2);
    await scene.settle();
    const closed = { state: 'closed', closed_reason: 'resolved', closed_at: scene.now() } as const;
    await db.updateTable('incident').set(closed).where('kind', '=', 'storm').execute();
    expect(await closeCovered(db, scene.now())).toBe(1);
    expect(await scene.incidents()).toMatchObject([
      { state: 'open' },
      { state: 'closed', closed_reason: 'resolved', decision_reason: 'storm' },
      { state: 'closed' },
    ]);
  });

  it('beyond the limit for all companies, gives each company a roll-up, and sends only so many an hour', async () => {
    const scene = await rollUpScene(db, { ticketsInAll: 2, rollUpsInAll: 1 });
    await scene.detect(2, 'c1');
    await scene.settle();
    await scene.detect(2, 'c2');
    await scene.detect(2, 'c3');
    await scene.settle();
    scene.pass(60);
    await scene.settle();
    const companyIds = () => scene.connectWise.tickets.map(({ ticket }) => ticket.companyId);
    expect(companyIds()).toEqual([201, 201, 202]);
    const waiting = (await scene.incidents()).filter(({ decision }) => decision === 'hold');
    expect(waiting).toMatchObject([{ kind: 'storm', decision_reason: 'storm' }]);
    const [freeAt] = waiting.map(({ decide_at }) => decide_at?.getTime() ?? 0);
    expect(freeAt).toBe(scene.now().getTime() + 3_600_000);
    scene.pass(3_600);
    await scene.settle();
    expect(companyIds()).toEqual([201, 201, 202, 203]);
  });

  it('sends the roll-up of one company though ConnectWise refuses that of another every time', async () => {
    const scene = await rollUpScene(db, { ticketsInAll: 2, rollUpsInAll: 1 });
    await scene.detect(2, 'c1');
    await scene.settle();
    await scene.detect(2, 'c2');
    await scene.detect(2, 'c3');
    await scene.settle();
    const { createTicket } = scene.connectWise;
    scene.connectWise.createTicket = (ticket, options) => {
      scene.connectWise.script = ticket.companyId === 202 ? ['forbid'] : [];
      return createTicket(ticket, options);
    };
    for (const seconds of [60, 3_600, 60]) {
      scene.pass(seconds);
      await retryRefused(db, scene.now());
      await scene.settle();
    }
    expect(scene.connectWise.tickets.map(({ ticket }) => ticket.companyId)).toEqual([201, 201, 203]);
  });

  it('opens another roll-up when the earlier one closes in the same batch, because it covers nothing', async () => {
    const scene = await rollUpScene(db, { ticketsPerCompany: 1 });
    await scene.detect(2);
    await scene.settle();
    await db.updateTable('incident').set({ covered_by: null }).where('covered_by', 'is not', null).execute();
    await scene.detect(1);
    scene.pass(60);
    await scene.settle();
    const [, , empty, late, next] = await scene.incidents();
    expect(empty).toMatchObject({ kind: 'storm', state: 'closed', decision_reason: 'nothing_to_tell' });
    expect(next).toMatchObject({ kind: 'storm', state: 'open' });
    expect(late).toMatchObject({ decision_reason: 'storm', covered_by: next?.id });
  });

  it('keeps the limit however many nodes decide at once', async () => {
    const scene = await rollUpScene(db, { ticketsPerCompany: 7 });
    await scene.detect(250);
    const decide = () => decideDue(db, scene.now(), systemRandom, 70);
    await Promise.all([decide(), decide(), decide(), decide()]);
    const tickets = await db.selectFrom('ticket').select('id').execute();
    expect(tickets).toHaveLength(7);
    const rollUps = (await scene.incidents()).filter(({ kind }) => kind === 'storm');
    expect(rollUps).toHaveLength(1);
  });
});
