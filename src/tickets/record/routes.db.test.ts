import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { describeReason } from '../../decisions/decision-reasons.ts';
import { detectionRoutes } from '../../detections/routes.ts';
import { makeDetection } from '../../detections/testing/make-detection.ts';
import { incidentRoutes } from '../../incidents/routes.ts';
import { ingest } from '../../ingest/ingest.ts';
import { json } from '../../platform/database/json.ts';
import type { TicketState } from '../../platform/database/schema-tickets.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { movedClock } from '../../sources/testing/setup.ts';
import { retryRoute } from '../deliver/retry-route.ts';
import { scriptedConnectWise } from '../testing/scripted-connectwise.ts';
import { newReference } from './reference.ts';
import { ticketRoutes } from './routes.ts';

const test = useDatabase();
const problem = { code: 'connectwise.invalid', message: 'Refused.', hint: 'Fix it.', retry: 'never' };

let server: FastifyInstance;
let clock: ReturnType<typeof movedClock>;
let changes: number;
let connectWise: ReturnType<typeof scriptedConnectWise>;
let sourceId: number;

beforeEach(async () => {
  clock = movedClock();
  changes = 0;
  connectWise = scriptedConnectWise();
  const now = clock.now();
  server = await start({
    routes: [
      ticketRoutes({ db: test.db, clock }),
      retryRoute({
        db: test.db,
        clock,
        random: systemRandom,
        clients: { current: async () => connectWise },
        changed: () => {
          changes += 1;
        },
      }),
      incidentRoutes({ db: test.db, clock, describe: describeReason }),
      detectionRoutes({ db: test.db, clock }),
    ],
  });
  const source = await test.db
    .insertInto('source')
    .values({ kind: 'webhook', name: 'EDR', config: '{}', created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  sourceId = source.id;
  const domains = ['login.bad.example', 'notbad.example', 'bad.example', 'other.example'];
  await ingest(
    test.db,
    {
      sourceId,
      detections: domains.map((domain, n) =>
        makeDetection({
          externalId: `d${n}`,
          occurredAt: new Date(now.getTime() - n * 60_000),
          domain,
          company: { externalId: n === 3 ? 'c2' : 'c1', name: n === 3 ? 'Harbor Light' : 'Cedar Street' },
        }),
      ),
    },
    now,
  );
});

async function call(method: 'GET' | 'POST', path: string, payload?: object, role = 'analyst') {
  const answer = await server.inject({
    method,
    url: `/api/v1/${path}`,
    headers: { authorization: `Bearer pkt_${role}` },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

/** A ticket of the first incident. */
async function addTicket(state: TicketState, ofIncident = 0): Promise<number> {
  const incident = await test.db
    .selectFrom('incident')
    .select('id')
    .orderBy('id')
    .offset(ofIncident)
    .executeTakeFirstOrThrow();
  const row = await test.db
    .insertInto('ticket')
    .values({
      incident_id: incident.id,
      reference: newReference(systemRandom),
      state,
      problem: json(problem),
      queued_at: clock.now(),
      next_attempt_at: state === 'queued' ? new Date(clock.now().getTime() + 60_000) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
const retry = (id: number, body: object = {}, role?: string) =>
  call('POST', `tickets/${id}/retry`, body, role);

describe('a retry', () => {
  it('never sends again what ConnectWise may have, before a person confirms that it is absent', async () => {
    const id = await addTicket('needs_person');
    const answer = await retry(id);
    expect(answer).toMatchObject({ status: 409, body: { code: 'tickets.say_whether_it_is_there' } });
    expect((await call('GET', `tickets/${id}`)).body.state).toBe('needs_person');
    expect((await retry(id, { confirmAbsent: true })).body).toMatchObject({
      state: 'withdrawn',
      problem: null,
    });
    expect(changes).toBe(1);
  });

  it('accepts the number under which a person found the ticket, if ConnectWise has it', async () => {
    const id = await addTicket('needs_person');
    expect((await retry(id, { connectwiseTicketId: 5000 })).status).toBe(422);
    await connectWise.createTicket({ externalXRef: 'x' } as never);
    const found = await retry(id, { connectwiseTicketId: 5000 });
    expect(found.body).toMatchObject({ state: 'created', connectwiseId: 5000 });
    const incident = await call('GET', `incidents/${found.body.incidentId}`);
    expect(incident.body).toMatchObject({
      decision: { action: 'append', reason: 'already_ticketed' },
      ticket: { connectwiseId: 5000 },
    });
    expect(incident.body.timeline.map(({ message }: { message: string }) => message)).toContain(
      'Ms analyst: ConnectWise has it as ticket 5000.',
    );
  });

  it.each(['refused', 'withdrawn', 'queued'] as const)(
    'of a ticket that is %s tries it again',
    async (state) => {
      const id = await addTicket(state);
      const answer = await retry(id);
      expect(answer.status).toBe(200);
      expect(answer.body.problem).toBeNull();
    },
  );

  it.each(['created', 'sending', 'unknown'] as const)('is refused for a ticket that is %s', async (state) => {
    const id = await addTicket(state);
    expect(await retry(id)).toMatchObject({ status: 409, body: { code: 'tickets.not_retryable' } });
    expect((await call('GET', `tickets/${id}`)).body.state).toBe(state);
  });

  it('is for analysts and existing tickets, and accepts one statement at a time', async () => {
    const id = await addTicket('refused');
    expect((await retry(id, {}, 'viewer')).status).toBe(403);
    expect((await retry(id + 1)).status).toBe(404);
    expect((await retry(id, { confirmAbsent: true, connectwiseTicketId: 1 })).status).toBe(400);
  });
});

describe('lists', () => {
  const ids = async (path: string) =>
    (await call('GET', path, undefined, 'viewer')).body.items.map(({ id }: { id: number }) => id);

  it('of detections filter by domain with the names below it, and no similar name', async () => {
    const domains = async (query: string) =>
      (await call('GET', `detections?${query}`)).body.items.map(({ domain }: { domain: string }) => domain);
    expect(await domains('domain=BAD.example')).toEqual(['bad.example', 'login.bad.example']);
    expect(await domains(`since=${new Date(clock.now().getTime() - 60_000).toISOString()}`)).toEqual([
      'notbad.example',
      'login.bad.example',
    ]);
    expect(await domains(`sourceId=${sourceId + 1}`)).toEqual([]);
  });

  it('of incidents filter by company, state, decision, reason and domain', async () => {
    expect(await ids('incidents')).toHaveLength(3);
    expect(await ids('incidents?domain=bad.example')).toHaveLength(1);
    expect(await ids('incidents?decision=hold&reason=waiting_to_group&state=open')).toHaveLength(3);
    expect(await ids('incidents?state=closed')).toEqual([]);
    const [first] = await ids('incidents');
    expect((await call('GET', `incidents/${first}`)).body).toMatchObject({
      companyName: 'Harbor Light',
      decision: { title: 'Waiting to group repeats' },
      ticket: null,
    });
  });

  it('go page by page, newest first', async () => {
    const { body } = await call('GET', 'incidents?limit=2');
    const next = await call('GET', `incidents?limit=2&cursor=${body.nextCursor}`);
    const seen = [...body.items, ...next.body.items].map(({ id }: { id: number }) => id);
    expect(seen).toEqual([...seen].sort((one, other) => other - one));
    expect(seen).toHaveLength(3);
    expect(next.body.nextCursor).toBeNull();
  });

  it('of tickets filter by state and company', async () => {
    const id = await addTicket('refused');
    expect(await ids('tickets?state=refused')).toEqual([id]);
    expect(await ids('tickets?state=created')).toEqual([]);
    const { body } = await call('GET', `tickets/${id}`);
    expect(await ids(`tickets?companyId=${body.companyId}`)).toEqual([id]);
    expect(await ids(`tickets?companyId=${body.companyId + 1}`)).toEqual([]);
    expect(body).toMatchObject({ attempts: [], problem: { code: 'connectwise.invalid' } });
  });

  it('of tickets filter by when they were queued, and are downloaded as they are shown', async () => {
    const earlier = await addTicket('created');
    clock.pass(3_600_000);
    const later = await addTicket('refused', 1);
    const between = encodeURIComponent(new Date(clock.now().getTime() - 60_000).toISOString());
    expect(await ids(`tickets?since=${between}`)).toEqual([later]);
    expect(await ids(`tickets?until=${between}`)).toEqual([earlier]);
    const list = await call('GET', `tickets?until=${between}`);
    const json = await call('GET', `tickets/export?format=json&until=${between}`);
    expect(json.body).toEqual(list.body.items);
    const { headers, body } = await server.inject({
      url: `/api/v1/tickets/export?until=${between}`,
      headers: { authorization: 'Bearer pkt_viewer' },
    });
    expect(headers['content-disposition']).toMatch(/filename="picket-tickets-\d{4}-\d\d-\d\d\.csv"/);
    expect(body.split('\r\n')[0]).toMatch(/^\uFEFFid,number,url,company,domain,incident,/);
    expect(body.split('\r\n')).toHaveLength(3);
  });

  it.each(['detections/999', 'incidents/999', 'tickets/999'])('have nothing at %s', async (path) => {
    expect((await call('GET', path)).status).toBe(404);
  });
});
