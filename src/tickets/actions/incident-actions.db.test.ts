import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { connectionHealth } from '../../connectwise/connection/connection.ts';
import { ticketService } from '../../connectwise/services/ticket-service.ts';
import { makeDetection, makeSource } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import type { TicketState } from '../../platform/database/schema-tickets.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { movedClock } from '../../sources/testing/setup.ts';
import { deliverNext } from '../deliver-next.ts';
import { decideDue } from '../due/decide-due.ts';
import { reconsider } from '../due/reconsider.ts';
import { type ScriptedConnectWise, scriptedConnectWise } from '../testing/scripted-connectwise.ts';
import { incidentActionRoutes } from './incident-action-routes.ts';

const { db } = useDatabase();
let clock: ReturnType<typeof movedClock>;
let server: FastifyInstance;
let connectWise: ScriptedConnectWise;
let changes: number;
let sourceId: number;
let id: number;

/** The setup is complete, and one incident has a queued ticket. */
beforeEach(async () => {
  clock = movedClock();
  connectWise = scriptedConnectWise();
  changes = 0;
  const by = { at: clock.now(), actor: 'test' };
  server = await start({
    routes: [
      incidentActionRoutes({ db, clock, random: systemRandom, reconsider, changed: () => void changes++ }),
    ],
  });
  const chosen = { id: 1, name: 'n' };
  const choices = { board: chosen, status: chosen, priority: chosen, type: chosen };
  await writeSetting(db, ticketService, { enabled: true, ...choices, problem: null }, by);
  await writeSetting(db, connectionHealth, { state: 'ok', problem: null, since: by.at.toISOString() }, by);
  sourceId = await makeSource(db);
  await detect();
  const incident = await db.selectFrom('incident').select(['id', 'company_id']).executeTakeFirstOrThrow();
  id = incident.id;
  await db
    .insertInto('mapping')
    .values({
      company_id: incident.company_id,
      connectwise_company_id: 250,
      connectwise_company_name: 'Cedar',
      mapped_at: by.at,
      mapped_by: 'test',
    })
    .execute();
  clock.pass(11_000);
  await decideDue(db, clock.now(), systemRandom);
});

const detect = (given = {}) =>
  ingest(db, { sourceId, detections: [makeDetection({ occurredAt: clock.now(), ...given })] }, clock.now());

async function act(what: 'retry' | 'skip' | 'unskip', body?: object, role = 'analyst') {
  const answer = await server.inject({
    method: 'POST',
    url: `/api/v1/incidents/${id}/${what}`,
    headers: { authorization: `Bearer pkt_${role}` },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, body: answer.json() };
}
const skip = (note = 'Our own penetration test.') => act('skip', { note });

/** Decides and delivers what is due. */
async function settle() {
  const worker = {
    db,
    clock,
    random: systemRandom,
    node: 'test',
    owner: 'w',
    leaseMs: 180_000,
    searchDelaysMs: [5_000],
    reconsider,
    changed: () => {},
  };
  await decideDue(db, clock.now(), systemRandom);
  while (await deliverNext({ ...worker, timeZone: 'UTC', connectWise: async () => connectWise }));
}
const setTicket = (state: TicketState) => db.updateTable('ticket').set({ state }).execute();
const ticketState = async () =>
  (await db.selectFrom('ticket').select('state').executeTakeFirstOrThrow()).state;

describe('skipping an incident', () => {
  it('opens no ticket, says who did it and why, and is in the audit trail', async () => {
    const { status, body } = await skip(' Our own\npenetration test. ');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      decision: { action: 'skip', reason: 'skipped_by_person', title: 'Skipped by a person' },
      skip: { by: 'Ms analyst', at: clock.now().toISOString(), note: 'Our own penetration test.' },
      ticket: { state: 'withdrawn' },
    });
    const messages = body.timeline.map(({ message }: { message: string }) => message);
    expect(messages.at(-2)).toBe('Ms analyst skipped it: Our own penetration test.');
    expect(messages.at(-1)).toContain('Skipped by a person.');
    const audited = await db.selectFrom('audit_event').select(['action', 'actor']).execute();
    expect(audited).toEqual([{ action: 'incident.skipped', actor: 'Ms analyst (token:analyst)' }]);
    await settle();
    expect(connectWise.tickets).toHaveLength(0);
  });

  it('is final until undone, even when it is seen again with a worse verdict', async () => {
    await skip();
    clock.pass(60_000);
    await detect({ verdict: 'malicious', reasons: ['C2'] });
    await settle();
    expect(connectWise.tickets).toHaveLength(0);
    expect((await skip()).body).toMatchObject({ status: 409, code: 'tickets.incident_skipped' });
    expect((await act('retry')).body).toMatchObject({ status: 409, code: 'tickets.incident_skipped' });
  });

  it('that is undone is decided at once, and its ticket opened once', async () => {
    await skip();
    const { body } = await act('unskip');
    expect(body).toMatchObject({ decision: { action: 'create', reason: 'due' }, skip: null });
    expect(body.timeline.map(({ message }: { message: string }) => message)).toContain(
      'Ms analyst undid the skip.',
    );
    expect(changes).toBe(2);
    await settle();
    expect(connectWise.tickets).toHaveLength(1);
    expect((await act('unskip')).body).toMatchObject({ status: 409, code: 'tickets.incident_not_skipped' });
  });

  it.each(['created', 'sending', 'unknown', 'needs_person'] as const)(
    'changes no ticket that is %s',
    async (state) => {
      await setTicket(state);
      expect((await skip()).body).toMatchObject({ status: 409, code: 'tickets.ticket_may_exist' });
      expect(await ticketState()).toBe(state);
    },
  );

  it('withdraws a refused ticket', async () => {
    await setTicket('refused');
    expect((await skip()).status).toBe(200);
    expect(await ticketState()).toBe('withdrawn');
  });

  it('needs a reason, an analyst, and an open incident', async () => {
    expect((await act('skip', { note: '  ' })).status).toBe(400);
    expect((await act('skip', { note: 'x'.repeat(501) })).status).toBe(400);
    for (const what of ['retry', 'skip', 'unskip'] as const)
      expect((await act(what, { note: 'why' }, 'viewer')).status).toBe(403);
    await db.updateTable('incident').set({ state: 'closed' }).execute();
    for (const what of ['retry', 'skip', 'unskip'] as const)
      expect((await act(what, { note: 'why' })).body.code).toBe('tickets.incident_closed');
    id += 1;
    expect((await skip()).status).toBe(404);
  });
});

describe('retrying an incident', () => {
  it('decides it at once if it has no ticket', async () => {
    await db.deleteFrom('ticket').execute();
    await db
      .updateTable('incident')
      .set({ decision: 'hold', decision_reason: 'company_not_mapped' })
      .execute();
    const { body } = await act('retry');
    expect(body.decision).toMatchObject({ action: 'create', reason: 'due' });
    expect(body.timeline.map(({ message }: { message: string }) => message)).toContain(
      'Ms analyst asked Picket to decide again.',
    );
    await settle();
    expect(connectWise.tickets).toHaveLength(1);
  });

  it.each(['refused', 'withdrawn'] as const)('sends a ticket again that is %s', async (state) => {
    await setTicket(state);
    expect((await act('retry')).body.decision).toMatchObject({ action: 'create', reason: 'due' });
    expect(changes).toBe(1);
    await settle();
    expect(connectWise.tickets).toHaveLength(1);
  });

  it.each([
    ['created', 'tickets.not_retryable'],
    ['unknown', 'tickets.not_retryable'],
    ['needs_person', 'tickets.say_whether_it_is_there'],
  ] as const)('never creates a second ticket for one that is %s', async (state, code) => {
    await setTicket(state);
    expect((await act('retry')).body).toMatchObject({ status: 409, code });
    expect(await ticketState()).toBe(state);
  });
});
