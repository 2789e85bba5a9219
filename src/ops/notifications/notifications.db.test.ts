import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import type { Attention } from '../status/status.ts';
import { changeChannel } from './change-channel.ts';
import { endingUnseen } from './condition-store.ts';
import { releaseMessages } from './deliver.ts';
import { admin, makeScene, refused } from './testing/scene.ts';

const test = useDatabase();

const title = '*ConnectWise refuses Picket*';
const overTitle = '*Back to normal: ConnectWise refuses Picket*';
const unmapped = (count: number, newest: number): Attention => ({
  code: 'companies_unmapped',
  severity: 'warning',
  what: `${count} companies have no mapping.`,
  hint: 'Map them.',
  link: '/companies',
  count,
  newest,
});
const failing = (id: number): Attention => ({
  code: 'source_failing',
  severity: 'error',
  subject: `source:${id}`,
  what: `Source ${id} fails.`,
  hint: 'Fix it.',
  link: '/sources',
});

describe('a channel', () => {
  it('reports a condition that lasts longer than its threshold, once, and its end', async () => {
    const scene = await makeScene(test);
    await scene.addChannel();
    expect(await scene.look([refused])).toEqual([false]);
    scene.minutes(1.9);
    expect(await scene.look([refused])).toEqual([false]);
    scene.minutes(0.2);
    expect(await scene.look([refused])).toEqual([true]);
    await scene.deliver();
    scene.minutes(600);
    expect(await scene.look([refused])).toEqual([false]);
    // One check that does not see it does not end it: a node may be restarting.
    expect(await scene.look([])).toEqual([false]);
    scene.minutes(3);
    expect(await scene.look([])).toEqual([true]);
    await scene.deliver();
    scene.minutes(60);
    expect(await scene.look([])).toEqual([false]);
    expect(scene.arrived()).toEqual([title, overTitle]);
    expect(JSON.parse(scene.receiver.received[1]?.body ?? '').text).toContain('Back to normal after 10h5m');
  });

  it('does not report a condition that ended before its threshold', async () => {
    const scene = await makeScene(test);
    await scene.addChannel();
    await scene.look([refused]);
    scene.minutes(3);
    expect(await scene.look([])).toEqual([false]);
    expect(await scene.look([])).toEqual([false]);
  });

  it('reports only its chosen events, each with its own threshold', async () => {
    const scene = await makeScene(test);
    await scene.addChannel({ events: { source_failing: 30 } });
    await scene.look([refused, failing(1)]);
    scene.minutes(29);
    expect(await scene.look([refused, failing(1)])).toEqual([false]);
    scene.minutes(2);
    expect(await scene.look([refused, failing(1)])).toEqual([true]);
    await scene.deliver();
    expect(scene.arrived()).toEqual(['*A source cannot be read*']);
  });

  it('reports an additional counted object, also if another one ended, and no decrease', async () => {
    const scene = await makeScene(test);
    await scene.addChannel();
    const looks: boolean[] = [];
    for (const [count, newest] of [
      [20, 20],
      [20, 20],
      [18, 20],
      [19, 20],
      [19, 21],
      [19, 21],
    ] as const) {
      scene.minutes(1);
      looks.push(...(await scene.look([unmapped(count, newest)])));
      await scene.deliver();
    }
    expect(looks).toEqual([true, false, false, true, true, false]);
  });

  it('sends nothing in its quiet hours, and reports at their end what still lasts', async () => {
    const scene = await makeScene(test);
    // The scene begins on a Sunday at 12:00 UTC: 13:00 in Berlin.
    const quiet = { days: ['sun' as const], from: '12:00', to: '14:30', timeZone: 'Europe/Berlin' };
    await scene.addChannel({ quiet, events: { connection_refused: 0, source_failing: 0 } });
    expect(await scene.look([refused, failing(1)])).toEqual([false]);
    scene.minutes(60);
    // Source 1 works again, and source 2 fails.
    expect(await scene.look([refused, failing(2)])).toEqual([false]);
    scene.minutes(29);
    expect(await scene.look([refused, failing(2)])).toEqual([false]);
    scene.minutes(1);
    expect(await scene.look([refused, failing(2)])).toEqual([true]);
    await scene.deliver();
    expect(scene.arrived()).toEqual(['*2 things need attention*']);
    expect(scene.receiver.received[0]?.body).not.toContain('Source 1 fails');
  });

  it('sends a digest if there would be more messages in an hour than its limit', async () => {
    const scene = await makeScene(test);
    await scene.addChannel({ mostPerHour: 2, events: { source_failing: 0 } });
    const attention: Attention[] = [];
    for (let id = 1; id <= 30; id += 1) {
      attention.push(failing(id));
      await scene.look(attention);
      await scene.deliver();
      scene.minutes(1);
    }
    expect(scene.arrived()).toHaveLength(2);
    scene.minutes(31);
    await scene.look(attention);
    await scene.deliver();
    expect(scene.arrived().at(-1)).toBe('*28 things need attention*');
    expect(JSON.parse(scene.receiver.received.at(-1)?.body ?? '').text).toContain('and 18 others');
  });
});

describe('delivery', () => {
  it('queues one message if two nodes check at the same time, and one of them sends it', async () => {
    const scene = await makeScene(test);
    await scene.addChannel({ events: { connection_refused: 0 } });
    const looks = await Promise.all([1, 2, 3, 4].map(() => scene.look([refused])));
    expect(looks.flat().filter(Boolean)).toHaveLength(1);
    await Promise.all([1, 2, 3, 4].map(() => scene.deliver()));
    expect(scene.arrived()).toEqual([title]);
  });

  it('tries again after a failure, with the same id, and queues nothing more for a broken channel', async () => {
    const scene = await makeScene(test);
    const { id } = await scene.addChannel(
      { events: { connection_refused: 0, source_failing: 0 } },
      'webhook',
    );
    scene.receiver.answer(503);
    scene.receiver.answer(429, { headers: { 'retry-after': '120' } });
    await scene.look([refused]);
    await scene.deliver();
    expect(await scene.deliver()).toBe(false);
    scene.minutes(1);
    expect(await scene.look([refused, failing(1), failing(2)])).toEqual([false]);
    await scene.deliver();
    const channel = await test.db.selectFrom('notification_channel').selectAll().executeTakeFirstOrThrow();
    expect(channel).toMatchObject({ id, problem: { code: 'notifications.too_many' } });
    scene.minutes(1.9);
    expect(await scene.deliver()).toBe(false);
    scene.minutes(0.2);
    await scene.deliver();
    const ids = scene.receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    expect(await scene.look([refused, failing(1), failing(2)])).toEqual([true]);
    await scene.deliver();
    expect(JSON.parse(scene.receiver.received[3]?.body ?? '').data.title).toBe('2 things need attention');
    expect(scene.events.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'sent', 'sent']);
    const after = await test.db.selectFrom('notification_channel').selectAll().executeTakeFirstOrThrow();
    expect(after).toMatchObject({ problem: null, problem_since: null });
  });

  it('sends again what an ended process had claimed, and nothing that was sent', async () => {
    const scene = await makeScene(test);
    await scene.addChannel({ events: { connection_refused: 0 } });
    await scene.look([refused]);
    const held = { locked_by: 'gone', locked_until: new Date(scene.clock.now().getTime() + 60_000) };
    await test.db.updateTable('notification').set(held).execute();
    expect(await scene.deliver()).toBe(false);
    await releaseMessages(test.db);
    await scene.deliver();
    await releaseMessages(test.db);
    expect(await scene.deliver()).toBe(false);
    expect(scene.arrived()).toEqual([title]);
  });

  it('gives a message up after a day, says why, and then reports what still lasts in a new one', async () => {
    const scene = await makeScene(test);
    await scene.addChannel({ events: { connection_refused: 0, source_failing: 0 } });
    for (let hour = 0; hour <= 24; hour += 1) scene.receiver.answer(404, { body: 'no_service' });
    await scene.look([refused, failing(1)]);
    for (let hour = 0; hour <= 24; hour += 1) {
      await scene.deliver();
      scene.minutes(60);
      await scene.look([refused]);
    }
    const row = await test.db
      .selectFrom('notification')
      .selectAll()
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: 'failed', next_attempt_at: null });
    expect(row.problem?.message).toMatch(/given up.*status 404.*no_service/);
    // The channel was repaired. Source 1 works again, which was never reported to fail.
    await scene.deliver();
    expect(scene.arrived().at(-1)).toBe(title);
    scene.minutes(3);
    await scene.look([]);
    await scene.deliver();
    expect(scene.arrived().at(-1)).toBe(overTitle);
  });

  it('reports an end again if the message with it was given up', async () => {
    const scene = await makeScene(test);
    await scene.addChannel({ events: { connection_refused: 0, company_unmapped: 0 } });
    await scene.look([refused, unmapped(1, 1)]);
    await scene.deliver();
    scene.minutes(3);
    // One message: the connection works again, and there is one more company.
    await scene.look([unmapped(2, 2)]);
    for (let hour = 0; hour <= 24; hour += 1) scene.receiver.answer(500);
    for (let hour = 0; hour <= 24; hour += 1) {
      await scene.deliver();
      scene.minutes(60);
      await scene.look([unmapped(2, 2)]);
    }
    await scene.deliver();
    expect(scene.arrived().at(-1)).toBe('*1 thing needs attention, 1 back to normal*');
    scene.minutes(60);
    expect(await scene.look([unmapped(2, 2)])).toEqual([false]);
  });

  it('sends no waiting message in quiet hours, and reports at their end what still lasts', async () => {
    const scene = await makeScene(test);
    // From 13:30 in Berlin on, half an hour after the scene begins, until the next morning.
    const quiet = { days: ['sun' as const], from: '13:30', to: '06:00', timeZone: 'Europe/Berlin' };
    await scene.addChannel({ quiet, events: { connection_refused: 0, source_failing: 0 } });
    scene.receiver.answer(503);
    await scene.look([refused, failing(1)]);
    await scene.deliver();
    scene.minutes(31);
    await scene.deliver();
    scene.minutes(60);
    await scene.look([refused]);
    await scene.deliver();
    expect(scene.receiver.received).toHaveLength(1);
    scene.minutes(16 * 60);
    await scene.look([refused]);
    await scene.deliver();
    expect(scene.arrived().at(-1)).toBe(title);
    expect(scene.receiver.received.at(-1)?.body).not.toContain('Source 1 fails');
  });

  it('reports in time although the clock was set back by an hour, and once', async () => {
    const scene = await makeScene(test);
    await scene.addChannel();
    expect(await scene.look([refused])).toEqual([false]);
    scene.minutes(-60);
    expect(await scene.look([refused])).toEqual([false]);
    scene.minutes(2.1);
    expect(await scene.look([refused])).toEqual([true]);
    scene.minutes(-60);
    await scene.deliver();
    expect(await scene.look([refused])).toEqual([false]);
    expect(scene.arrived()).toEqual([title]);
    scene.minutes(3);
    expect(await scene.look([])).toEqual([true]);
  });

  it('reports a condition that one node alone sees once, although the clock of the other differs by ten minutes', async () => {
    const scene = await makeScene(test);
    await scene.addChannel();
    const endAhead = endingUnseen();
    const ahead = () => new Date(scene.clock.now().getTime() + 10 * 60_000);
    for (let look = 0; look < 20; look += 1) {
      await scene.look([refused]);
      await endAhead(test.db, ahead());
      await scene.deliver();
      scene.minutes(0.5);
    }
    expect(scene.arrived()).toEqual([title]);
    for (let look = 0; look < 6; look += 1) {
      await endAhead(test.db, ahead());
      scene.minutes(0.5);
    }
    await scene.look([]);
    await scene.deliver();
    expect(scene.arrived()).toEqual([title, overTitle]);
  });

  it('does not send waiting messages of a channel that was switched off', async () => {
    const scene = await makeScene(test);
    const { id } = await scene.addChannel({ events: { connection_refused: 0 } });
    await scene.look([refused]);
    await changeChannel(scene.deps, id, { enabled: false }, admin);
    await scene.deliver();
    expect(scene.arrived()).toEqual([]);
    const row = await test.db.selectFrom('notification').selectAll().executeTakeFirstOrThrow();
    expect(row.state).toBe('failed');
    // Once it is switched on, it reports what still lasts, as a new channel does.
    await changeChannel(scene.deps, id, { enabled: true }, admin);
    await scene.look([refused]);
    await scene.deliver();
    expect(scene.arrived()).toEqual([title]);
  });
});
