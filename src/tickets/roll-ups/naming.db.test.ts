import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { rollUpScene } from './testing/scene.ts';

const { db } = useDatabase();

const detected = (incidents: readonly { kind: string; id: number }[]) =>
  incidents.filter(({ kind }) => kind === 'detections').map(({ id }) => id);

const pending = () =>
  db
    .selectFrom('incident')
    .select('id')
    .where('covered_by', 'is not', null)
    .where('named_at', 'is', null)
    .execute();

describe('an incident that a roll-up covers', () => {
  it.each([
    ['a role without Edit', false],
    ['a role that may add notes', true],
  ])('is named in ConnectWise within an hour, with %s', async (_, mayNote) => {
    const scene = await rollUpScene(db, { ticketsPerCompany: 3 });
    await scene.mayNote(mayNote);
    for (let minute = 0; minute < 6; minute += 1) {
      await scene.detect(3);
      await scene.minutes(1);
    }
    await scene.minutes(54, 3);
    expect(await scene.named()).toEqual(detected(await scene.incidents()));
    expect(await pending()).toEqual([]);
    // Three own tickets, and a roll-up that is extended, or followed by another one.
    expect(scene.connectWise.tickets.length).toBe(mayNote ? 4 : 5);
    expect(scene.connectWise.noted.length).toBe(mayNote ? 1 : 0);
  });

  it('moves to the next roll-up if ConnectWise refuses the note', async () => {
    const scene = await rollUpScene(db, { ticketsPerCompany: 1 });
    scene.connectWise.notesAllowed = false;
    await scene.mayNote(true);
    await scene.detect(3);
    await scene.minutes(3);
    await scene.detect(3);
    await scene.minutes(57, 3);
    expect(await scene.named()).toEqual(detected(await scene.incidents()));
  });

  it('does not count as ticketed before a ticket that names it was created', async () => {
    const scene = await rollUpScene(db, { ticketsPerCompany: 1 });
    await scene.mayNote(false);
    await scene.detect(3);
    await scene.settle();
    expect((await pending()).length).toBe(2);
    scene.connectWise.script.push('lose_reply');
    scene.pass(60);
    await scene.settle();
    expect((await pending()).length).toBe(2);
    scene.pass(60);
    await scene.settle();
    expect(await pending()).toEqual([]);
  });

  it('is named soon if it is critical, even while other roll-ups wait, and makes the roll-up critical', async () => {
    const scene = await rollUpScene(db, { ticketsPerCompany: 1, rollUpsInAll: 1 });
    await scene.mayNote(false);
    await scene.detect(3);
    await scene.minutes(3);
    await scene.detect(2);
    await scene.detect(1, 'c1', { reasons: ['Ransomware'] });
    await scene.minutes(10);
    const rollUp = (await scene.incidents()).find(
      ({ kind, severity }) => kind === 'storm' && severity === 'critical',
    );
    expect(rollUp?.decision_reason).toBe('already_ticketed');
    const ticket = scene.connectWise.tickets.at(-1)?.ticket;
    // The worst first.
    expect(ticket?.initialDescription).toMatch(/\n1\) [^\n]*\(Ransomware\)/);
    expect(await pending()).toEqual([]);
  });

  it('is decided alone if its roll-up’s ticket was closed without naming it', async () => {
    const scene = await rollUpScene(db, { ticketsPerCompany: 1 });
    await scene.mayNote(true);
    await scene.detect(2);
    await scene.minutes(3);
    await scene.detect(1);
    await scene.settle();
    const [late] = await pending();
    const closed = { state: 'closed', closed_reason: 'resolved', closed_at: scene.now() } as const;
    await db.updateTable('incident').set(closed).where('kind', '=', 'storm').execute();
    await scene.minutes(63, 3);
    expect(await scene.named()).toContain(late?.id);
  });

  it('is named in one of several tickets if one cannot name all', async () => {
    const scene = await rollUpScene(db, { ticketsPerCompany: 1 });
    await scene.mayNote(false);
    await scene.detect(300);
    await scene.minutes(60, 5);
    expect(await pending()).toEqual([]);
    const rollUps = (await scene.incidents()).filter(({ kind }) => kind === 'storm');
    expect(rollUps).toHaveLength(2);
  });
});

describe('the count for a storm', () => {
  it('includes tickets that ConnectWise may have', async () => {
    const scene = await rollUpScene(db, { ticketsPerCompany: 2 });
    scene.connectWise.script.push('lose_request', 'lose_request');
    await scene.detect(2);
    await scene.settle();
    expect(await scene.decisions()).toEqual(['create:delivering', 'create:delivering']);
    await scene.detect(1);
    await scene.settle();
    expect((await scene.decisions())[2]).toBe('append:storm');
  });
});
