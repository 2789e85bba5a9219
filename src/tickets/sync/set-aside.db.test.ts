import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { failed, ok, type Problem } from '../../platform/values/problem.ts';
import { useTicketed } from './testing/ticketed.ts';

const test = useDatabase();
const scene = useTicketed(test);

const refused: Problem = {
  code: 'connectwise.permission_missing',
  message: 'ConnectWise does not allow this.',
  hint: 'Grant it.',
  retry: 'never',
};
const fault: Problem = { ...refused, code: 'connectwise.server_error', retry: 'unknown' };

/** Adds a second ticket; returns the numbers of both. */
async function twoTickets(): Promise<[number, number]> {
  await scene.detect({ domain: 'other.example' });
  await scene.deliver();
  const [first, second] = (await scene.tickets()).map((ticket) => ticket.connectwise_id ?? 0);
  return [first ?? 0, second ?? 0];
}

/** Lists do not show a ticket, and a request by its number gives an error. */
function hiding(hidden: number, problem: Problem): () => Promise<ConnectWise> {
  return async () => {
    const client = (await scene.clients.current()) as ConnectWise;
    return {
      ...client,
      async ticketsByIds(ids, signal) {
        const read = await client.ticketsByIds(ids, signal);
        return read.ok ? ok(read.value.filter(({ id }) => id !== hidden)) : read;
      },
      async ticketsChangedSince(since, signal) {
        const read = await client.ticketsChangedSince(since, signal);
        if (!read.ok) return read;
        return ok({ ...read.value, items: read.value.items.filter(({ id }) => id !== hidden) });
      },
      ticket: async (id, signal) => (id === hidden ? failed(problem) : client.ticket(id, signal)),
    };
  };
}

/** Every list with this ticket fails. */
function failing(broken: number): () => Promise<ConnectWise> {
  return async () => {
    const client = (await scene.clients.current()) as ConnectWise;
    return {
      ...client,
      ticketsByIds: async (ids, signal) =>
        ids.includes(broken) ? failed(fault) : client.ticketsByIds(ids, signal),
      ticketsChangedSince: async () => failed(fault),
    };
  };
}

const fiveMinutes = () => scene.clock.pass(5 * 60_000);
const states = async () => (await scene.incidents()).map(({ state }) => state);
const stored = () => test.db.selectFrom('ticket_sync').selectAll().executeTakeFirstOrThrow();

describe('a ticket that cannot be read', () => {
  it.each([
    ['refused', refused],
    ['failing', fault],
  ])(
    'by its number (%s) does not stop the reading of the others, and is not taken for deleted',
    async (_, problem) => {
      await scene.sync();
      const [hidden, other] = await twoTickets();
      const connectWise = hiding(hidden, problem);
      fiveMinutes();
      await scene.sync({ connectWise });
      await scene.sync({ connectWise });
      await scene.work(other, { close: true });
      const end = await scene.sync({ connectWise });
      expect(end).toMatchObject({ problem: null });
      expect(await states()).toEqual(['open', 'closed']);
      const [first] = await scene.tickets();
      expect(first).toMatchObject({ life: 'open', read_problem: { code: problem.code } });
      expect((await scene.timeline()).filter((line) => /Picket cannot read ticket/.test(line))).toHaveLength(
        1,
      );
    },
  );

  it('is read as before once ConnectWise returns it again', async () => {
    await scene.sync();
    const [hidden] = await twoTickets();
    fiveMinutes();
    await scene.sync({ connectWise: hiding(hidden, refused) });
    await scene.sync({ connectWise: hiding(hidden, refused) });
    await scene.work(hidden, { close: true });
    await scene.sync();
    expect((await scene.tickets())[0]).toMatchObject({ life: 'closed', read_problem: null });
    expect((await scene.timeline()).join()).toMatch(/Picket can read ticket \d+ again/);
  });

  it('in a list is found among the hundred, and the others are read', async () => {
    await scene.sync();
    const [broken, other] = await twoTickets();
    await scene.work(other, { close: true });
    fiveMinutes();
    const end = await scene.sync({ connectWise: failing(broken) });
    expect(await states()).toEqual(['open', 'closed']);
    expect((await scene.tickets())[0]).toMatchObject({ read_problem: { code: fault.code } });
    // A failure of the list of changes concerns all tickets.
    expect(end?.problem).toMatchObject({ code: fault.code });
    expect(await stored()).toMatchObject({ problem: { code: fault.code }, problem_since: expect.any(Date) });
    await scene.sync();
    expect(await stored()).toMatchObject({ problem: null, problem_since: null });
  });

  it('that another ticket was merged into leaves only that other one unknown', async () => {
    await scene.sync();
    const [merged, other] = await twoTickets();
    await scene.detect({ domain: 'third.example' });
    await scene.deliver();
    const parent = (await scene.tickets())[2]?.connectwise_id ?? 0;
    await scene.work(merged, { mergeInto: parent });
    await scene.work(other, { close: true });
    await scene.sync({ connectWise: hiding(parent, refused) });
    const [first] = await scene.tickets();
    expect(first).toMatchObject({ life: 'open', read_problem: { code: refused.code } });
    expect((await states()).slice(0, 2)).toEqual(['open', 'closed']);
  });

  it('because of a follow-up of its changes does not stop the others', async () => {
    await scene.sync();
    const [poisoned, other] = await twoTickets();
    await scene.work(poisoned, { close: true });
    await scene.work(other, { close: true });
    const observed: unknown[] = [];
    await scene.sync({
      async seen(tickets) {
        if (tickets.some(({ record }) => record.id === poisoned)) throw new Error('boom');
      },
      observe: (event) => observed.push(event),
    });
    expect(await states()).toEqual(['open', 'closed']);
    expect(observed).toContainEqual(
      expect.objectContaining({ connectWiseId: poisoned, problem: expect.anything() }),
    );
    await scene.sync({ seen: async () => {} });
    expect(await states()).toEqual(['closed', 'closed']);
  });
});
