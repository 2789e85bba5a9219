import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { countingStatements } from '../../../test/database/counting-statements.ts';
import { failWrites } from '../../../test/database/fail-writes.ts';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { connectionHealth } from '../../connectwise/connection/connection.ts';
import { ticketService } from '../../connectwise/services/ticket-service.ts';
import { makeDetection, makeSource } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import type { TicketState } from '../../platform/database/schema-tickets.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { movedClock } from '../../sources/testing/setup.ts';
import { allowListRoutes } from '../allow-list/routes.ts';
import { decideDue } from '../due/decide-due.ts';
import { reconsider } from '../due/reconsider.ts';
import { bulkActionRoutes } from './routes.ts';

const { db } = useDatabase();
let clock: ReturnType<typeof movedClock>;
let server: FastifyInstance;
let sourceId: number;
let caller: Principal;
let woken: number;

/** The setup is complete except for the mappings of companies, so incidents are held. */
beforeEach(async () => {
  clock = movedClock();
  woken = 0;
  caller = { kind: 'token', id: 'token:1', name: 'Ana', role: 'analyst', companies: 'all' };
  const changes = { db, clock, reconsider, changed: () => void woken++ };
  server = await start({
    authenticate: async () => caller,
    routes: [bulkActionRoutes(changes), allowListRoutes(changes)],
  });
  const by = { at: clock.now(), actor: 'test' };
  const chosen = { id: 1, name: 'n' };
  const choices = { board: chosen, status: chosen, priority: chosen, type: chosen };
  await writeSetting(db, ticketService, { enabled: true, ...choices, problem: null }, by);
  await writeSetting(db, connectionHealth, { state: 'ok', problem: null, since: by.at.toISOString() }, by);
  sourceId = await makeSource(db);
});

/** Incidents of two unmapped companies, which are held; returns their ids. */
async function incidents(count: number, given: Parameters<typeof makeDetection>[0] = {}): Promise<number[]> {
  const detections = Array.from({ length: count }, (_, at) =>
    makeDetection({
      occurredAt: clock.now(),
      domain: `login.bad-${at}.example`,
      deviceName: `CSD-WS-${at}`,
      company: at % 2 === 0 ? { externalId: 'a', name: 'Ash' } : { externalId: 'b', name: 'Birch' },
      ...given,
    }),
  );
  await ingest(db, { sourceId, detections }, clock.now());
  await decided();
  return (await db.selectFrom('incident').select('id').orderBy('id').execute()).map(({ id }) => id);
}

/** Decides what is due; returns the reason of each incident. */
async function decided(): Promise<string[]> {
  clock.pass(11_000);
  while ((await decideDue(db, clock.now(), systemRandom)).more);
  const rows = await db.selectFrom('incident').select('decision_reason').orderBy('id').execute();
  return rows.map((row) => row.decision_reason);
}

async function map(): Promise<void> {
  const companies = await db.selectFrom('company').select('id').execute();
  await db
    .insertInto('mapping')
    .values(
      companies.map(({ id }) => ({
        company_id: id,
        connectwise_company_id: 250 + id,
        connectwise_company_name: 'C',
        mapped_at: clock.now(),
        mapped_by: 'test',
      })),
    )
    .execute();
}

async function post(path: string, body?: object) {
  const answer = await server.inject({
    method: 'POST',
    url: `/api/v1/incidents/actions${path}`,
    headers: { authorization: 'Bearer pkt_x' },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, body: answer.json() };
}
const act = (action: string, incidentIds: readonly number[], more: object = {}) =>
  post('', {
    action,
    incidentIds,
    ...(action === 'retry' ? {} : { why: 'A penetration test.' }),
    ...(action === 'silence' || action === 'accept' || action === 'allow' ? { endsAt: null } : {}),
    ...more,
  });
const undo = (id: number) => post(`/${id}/undo`);
const codes = (body: { results: { incidentId: number; problem: { code: string } | null }[] }) =>
  Object.fromEntries(body.results.map(({ incidentId, problem }) => [incidentId, problem?.code ?? 'done']));
const audited = async () =>
  (await db.selectFrom('audit_event').select(['action', 'subject', 'actor']).orderBy('id').execute()).filter(
    ({ subject }) => subject.startsWith('bulk_action'),
  );

describe('an action on several incidents', () => {
  it('skips each, records who and why, and undoes only its own skips', async () => {
    const [one = 0, two = 0, three = 0] = await incidents(3);
    const first = await act('skip', [two]);
    const { body, status } = await act('skip', [one, two, three, 99]);
    expect([status, codes(body)]).toEqual([
      200,
      { [one]: 'done', [two]: 'tickets.incident_skipped', [three]: 'done', 99: 'incidents.not_found' },
    ]);
    expect(body).toMatchObject({ action: 'skip', by: 'Ana', done: 2, undoable: true, undone: null });
    expect(await decided()).toEqual(['skipped_by_person', 'skipped_by_person', 'skipped_by_person']);
    const messages = await db
      .selectFrom('incident_event')
      .select('message')
      .where('kind', '=', 'skipped')
      .execute();
    expect(messages.map(({ message }) => message)).toEqual(
      Array(3).fill('Ana skipped it: A penetration test.'),
    );

    const undone = await undo(body.id);
    expect(codes(undone.body.undone)).toEqual({ [one]: 'done', [three]: 'done' });
    expect(undone.body).toMatchObject({ undoable: false, undone: { by: 'Ana', done: 2 } });
    expect(await decided()).toEqual(['company_not_mapped', 'skipped_by_person', 'company_not_mapped']);
    expect((await undo(body.id)).body).toEqual(undone.body);
    expect(await audited()).toEqual([
      { action: 'incidents.skipped', subject: `bulk_action:${first.body.id}`, actor: 'Ana (token:1)' },
      { action: 'incidents.skipped', subject: `bulk_action:${body.id}`, actor: 'Ana (token:1)' },
      { action: 'incidents.unskipped', subject: `bulk_action:${body.id}`, actor: 'Ana (token:1)' },
    ]);
  });

  it('leaves a skip that somebody changed since then', async () => {
    const [one = 0, two = 0] = await incidents(2);
    const { body } = await act('skip', [one, two]);
    clock.pass(1000);
    await db.updateTable('incident').set({ skipped_at: clock.now() }).where('id', '=', one).execute();
    expect(codes((await undo(body.id)).body.undone)).toEqual({
      [one]: 'bulk_actions.skipped_again',
      [two]: 'done',
    });
  });

  it('does nothing more when it is repeated with its key, and refuses that key for another action', async () => {
    const ids = await incidents(3);
    const key = '7d8c3c2e-1f04-4d2c-9a7e-1f6f0f1f8b11';
    const once = await act('skip', ids, { key });
    const again = await act('skip', ids, { key });
    expect(again.body).toEqual(once.body);
    expect(
      await db.selectFrom('incident_event').select('id').where('kind', '=', 'skipped').execute(),
    ).toHaveLength(3);
    expect((await act('retry', ids, { key })).body).toMatchObject({
      status: 409,
      code: 'bulk_actions.same_key',
    });
  });

  it('retries incidents if that creates no second ticket; this cannot be undone', async () => {
    await incidents(4);
    await map();
    const ids = await incidents(5);
    await act('retry', ids);
    expect(new Set(await decided())).toEqual(new Set(['due']));
    const states: TicketState[] = ['created', 'refused', 'unknown', 'queued', 'needs_person'];
    for (const [at, state] of states.entries())
      await db
        .updateTable('ticket')
        .set({ state })
        .where('incident_id', '=', ids[at] ?? 0)
        .execute();
    const { body } = await act('retry', ids);
    expect(Object.values(codes(body)).sort()).toEqual([
      'done',
      'done',
      'tickets.not_retryable',
      'tickets.not_retryable',
      'tickets.say_whether_it_is_there',
    ]);
    await decided();
    const tickets = await db
      .selectFrom('ticket')
      .select(['incident_id', 'state'])
      .orderBy('incident_id')
      .execute();
    expect(tickets.map(({ state }) => state)).toEqual([
      'created',
      'queued',
      'unknown',
      'queued',
      'needs_person',
    ]);
    expect((await undo(body.id)).body).toMatchObject({ status: 409, code: 'bulk_actions.retry_stays' });
  });

  it('changes no ticket that ConnectWise may have, and withdraws a queued one', async () => {
    await incidents(2);
    await map();
    const ids = await incidents(3);
    await act('retry', ids);
    await decided();
    await db
      .updateTable('ticket')
      .set({ state: 'unknown' })
      .where('incident_id', '=', ids[0] ?? 0)
      .execute();
    const { body } = await act('skip', ids);
    expect(codes(body)[ids[0] ?? 0]).toBe('tickets.ticket_may_exist');
    expect(body.done).toBe(2);
    const tickets = await db.selectFrom('ticket').select('state').orderBy('incident_id').execute();
    expect(tickets.map(({ state }) => state)).toEqual(['unknown', 'withdrawn', 'withdrawn']);
  });

  it('silences exactly the pairs of these incidents, with few conditions, and its undo releases them', async () => {
    const ids = await incidents(40, { domain: 'login.bad.example' });
    const { body } = await act('silence', ids.slice(0, 39), { endsAt: '2026-03-02T12:00:00.000Z' });
    expect(body.done).toBe(39);
    const silences = await db.selectFrom('suppression').selectAll().execute();
    expect(silences).toHaveLength(2);
    expect(silences.every(({ matchers }) => matchers.companyIds.length === 1)).toBe(true);
    const reasons = await decided();
    expect(reasons.filter((reason) => reason === 'silenced')).toHaveLength(39);
    expect(reasons.at(-1)).toBe('company_not_mapped');

    expect((await undo(body.id)).body.undone.done).toBe(39);
    expect(new Set(await decided())).toEqual(new Set(['company_not_mapped']));
    const ended = await db.selectFrom('suppression').select('ended_by').execute();
    expect(ended.map(({ ended_by }) => ended_by)).toEqual(['Ana', 'Ana']);
  });

  it('accepts risks on any device, and its undo revokes them', async () => {
    const ids = await incidents(4, { domain: 'login.bad.example' });
    const { body } = await act('accept', ids.slice(0, 1), { device: false });
    expect(codes(body)).toEqual({ [ids[0] ?? 0]: 'done' });
    expect(await decided()).toEqual(['accepted', ...Array(3).fill('company_not_mapped')]);
    await act('retry', ids.slice(1));
    // The other company is not included.
    expect(await decided()).toEqual(['accepted', 'company_not_mapped', 'accepted', 'company_not_mapped']);
    await undo(body.id);
    expect(new Set(await decided())).toEqual(new Set(['company_not_mapped']));
  });

  it('allows each domain once for each company, and undoes that', async () => {
    const ids = await incidents(4, { domain: 'portal.bad.example' });
    const shared = await incidents(1, { domain: 'github.io', deviceName: 'X-1' });
    const { body } = await act('allow', shared);
    expect(body.done).toBe(4);
    const last = shared.find((id) => !ids.includes(id)) ?? 0;
    expect(codes(body)[last]).toBe('policy.shared_suffix');
    expect(await db.selectFrom('allow_entry').select(['domain']).execute()).toHaveLength(2);
    expect((await decided()).filter((reason) => reason === 'domain_allowed')).toHaveLength(4);
    const again = await act('allow', ids);
    expect(new Set(Object.values(codes(again.body)))).toEqual(new Set(['policy.already_allowed']));
    expect((await undo(again.body.id)).body.undone).toMatchObject({ done: 0, results: [] });
    await undo(body.id);
    expect(new Set(await decided())).toEqual(new Set(['company_not_mapped']));
  });

  it('completes the others if one cannot be written', async () => {
    const ids = await incidents(20);
    const repair = await failWrites(db, 'incident', `new.id = ${ids[7]} and new.skipped_by is not null`);
    const { body } = await act('skip', ids);
    await repair();
    expect(body.done).toBe(19);
    expect(codes(body)[ids[7] ?? 0]).toBe('picket.unexpected');
  });

  it('uses statements for sets, not for each incident', async () => {
    const ids = await incidents(300);
    const counted = countingStatements(db);
    const changes = { db: counted.db, clock, reconsider, changed: () => {} };
    const other = await start({ authenticate: async () => caller, routes: [bulkActionRoutes(changes)] });
    const answer = await other.inject({
      method: 'POST',
      url: '/api/v1/incidents/actions',
      headers: { authorization: 'Bearer pkt_x' },
      payload: { action: 'skip', incidentIds: ids, why: 'x' },
    });
    expect(answer.json().done).toBe(300);
    expect(counted.count()).toBeLessThan(100);
    const tooMany = Array.from({ length: 501 }, (_, at) => at + 1);
    expect((await act('skip', tooMany)).status).toBe(400);
    expect((await act('skip', [])).status).toBe(400);
    expect((await act('silence', ids, { endsAt: '2020-01-01T00:00:00.000Z' })).body).toMatchObject({
      status: 422,
    });
  });

  it('shows a caller who is limited to companies nothing of others', async () => {
    const ids = await incidents(4);
    const all = (await act('skip', ids.slice(0, 1))).body;
    const { id } = await db
      .selectFrom('company')
      .select('id')
      .where('name', '=', 'Birch')
      .executeTakeFirstOrThrow();
    caller = { ...caller, id: 'token:2', companies: new Set([id]) };
    const { body } = await act('skip', ids);
    expect(Object.values(codes(body)).sort()).toEqual([
      'done',
      'done',
      'incidents.not_found',
      'incidents.not_found',
    ]);
    for (const action of ['silence', 'accept', 'allow'])
      expect((await act(action, ids)).body).toMatchObject({ status: 403, code: 'http.limited_to_companies' });
    expect((await undo(all.id)).status).toBe(404);
    expect((await undo(body.id)).body.undone.done).toBe(2);
    caller = { ...caller, role: 'viewer', companies: 'all' };
    expect((await act('skip', ids)).status).toBe(403);
  });
});
