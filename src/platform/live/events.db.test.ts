import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { makeDetection, makeSource } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import type { Principal } from '../http/principal.ts';
import { recordAudit } from '../settings/audit.ts';
import { systemClock } from '../values/clock.ts';
import { systemRandom } from '../values/random.ts';
import { type LiveLimits, liveRoutes } from './routes.ts';
import { watchChanges } from './watch-changes.ts';

const { db } = useDatabase();
const viewer: Principal = { kind: 'token', id: 'token:1', name: 'Screen', role: 'viewer', companies: 'all' };
let url: string;
let server: FastifyInstance;
let known: Principal | null;
const readers: AbortController[] = [];

async function listen(limits: Partial<LiveLimits> = {}) {
  known = viewer;
  const watch = watchChanges({ db, clock: systemClock, everyMs: 20, onProblem: () => {} });
  const all = { heartbeatMs: 60_000, heartbeatsUntilCheck: 2, mostOfOne: 2, most: 10, ...limits };
  server = await start({
    authenticate: async () => known,
    routes: [liveRoutes({ db, watch, clock: systemClock, random: systemRandom, limits: all })],
  });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
}
beforeEach(() => listen());
afterEach(() => {
  for (const reader of readers.splice(0)) reader.abort();
});

async function open() {
  const reader = new AbortController();
  readers.push(reader);
  const response = await fetch(`${url}/api/v1/events`, {
    headers: { authorization: 'Bearer pkt_screen' },
    signal: reader.signal,
  });
  return { response, leave: () => reader.abort() };
}

async function connect() {
  const { response } = await open();
  return { response, next: eventsOf(response) };
}

/** Reads event by event; null at the end. */
function eventsOf(response: Response) {
  const chunks = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return async () => {
    while (!text.includes('\n\n')) {
      const read = await chunks?.read();
      if (read === undefined || read.done) return null;
      text += read.value;
    }
    const [event = '', ...rest] = text.split('\n\n');
    text = rest.join('\n\n');
    const [, name, data = ''] = /^event: (.*)\ndata: (.*)$/.exec(event) ?? [];
    return { name, data: JSON.parse(data) };
  };
}

/** The topics that changed, over as many events as are needed to name the wanted ones. */
async function topicsUntil(next: Awaited<ReturnType<typeof connect>>['next'], wanted: string) {
  const seen = new Set<string>();
  while (!seen.has(wanted)) {
    const event = await next();
    if (event === null) throw new Error('The stream ended.');
    for (const topic of event.data.topics ?? []) seen.add(topic);
  }
  return [...seen];
}

describe('the stream of events', () => {
  it('begins with hello, forbids caches to keep it, and only says what changed', async () => {
    const { response, next } = await connect();
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('no-transform');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(await next()).toEqual({ name: 'hello', data: { server: expect.stringMatching(/^[\w-]{12}$/) } });
    await recordAudit(db, { at: new Date(), actor: 'A', action: 'x.changed', subject: 'x' });
    expect(await next()).toEqual({
      name: 'changed',
      data: { topics: ['sources', 'companies', 'settings', 'status'] },
    });
  });

  it('reports detections to every client, from any process', async () => {
    const sourceId = await makeSource(db);
    const one = await connect();
    const other = await connect();
    await one.next();
    await other.next();
    await ingest(db, { sourceId, detections: [makeDetection()] }, new Date());
    for (const { next } of [one, other]) {
      const topics = await topicsUntil(next, 'detections');
      expect(topics).toEqual(expect.arrayContaining(['incidents', 'detections', 'sources', 'status']));
    }
  });

  it('reports a transaction that ends after a later one', async () => {
    const sourceId = await makeSource(db);
    await ingest(db, { sourceId, detections: [makeDetection()] }, new Date());
    const { id: incidentId } = await db.selectFrom('incident').select('id').executeTakeFirstOrThrow();
    const line = { incident_id: incidentId, at: new Date(), kind: 'x', message: 'x' };
    const { id } = await db
      .insertInto('incident_event')
      .values(line)
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.deleteFrom('incident_event').where('id', '=', id).execute();
    await db.insertInto('incident_event').values(line).execute();
    const { next } = await connect();
    await next();
    // As if the transaction with the lower id were committed only now.
    await sql`
      insert into incident_event (id, incident_id, at, kind, message) overriding system value
      values (${id}, ${incidentId}, now(), 'x', 'x')
    `.execute(db);
    expect(await topicsUntil(next, 'tickets')).toEqual(['incidents', 'tickets', 'status']);
  });

  it('reports a feed when its fetch begins, and when it ends', async () => {
    const at = new Date();
    const feed = { name: 'F', address: 'picket:demo', category: 'malware', every_hours: 24 };
    await db
      .insertInto('dns_feed')
      .values({ ...feed, added_at: at, added_by: 'A' })
      .execute();
    const { next } = await connect();
    await next();
    await db.updateTable('dns_feed').set({ locked_by: 'x', last_attempt_at: at }).execute();
    expect(await topicsUntil(next, 'settings')).toContain('settings');
    await db.updateTable('dns_feed').set({ locked_by: null }).execute();
    expect(await topicsUntil(next, 'settings')).toContain('settings');
  });

  it('sends heartbeats, and ends when the token or the session does', async () => {
    await listen({ heartbeatMs: 30 });
    const { next } = await connect();
    await next();
    expect(await next()).toEqual({ name: 'heartbeat', data: {} });
    known = null;
    let event = await next();
    while (event !== null) event = await next();
    expect(event).toBeNull();
  });

  it('needs a token, and has a limit', async () => {
    expect((await fetch(`${url}/api/v1/events`)).status).toBe(401);
    const first = await open();
    await open();
    const { response } = await open();
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ code: 'live.too_many_streams' });
    first.leave();
    await expect.poll(async () => (await open()).response.status).toBe(200);
  });

  it('answers a HEAD at once with its headers, without opening or ending a stream', async () => {
    const one = await connect();
    await one.next();
    // One more than a caller may have open: a stream left open would cause a refusal.
    for (let at = 0; at < 3; at += 1) {
      const head = await fetch(`${url}/api/v1/events`, {
        method: 'HEAD',
        headers: { authorization: 'Bearer pkt_screen' },
        signal: AbortSignal.timeout(60_000),
      });
      expect([head.status, head.headers.get('content-type')]).toEqual([
        200,
        'text/event-stream; charset=utf-8',
      ]);
    }
    expect((await fetch(`${url}/api/v1/events`, { method: 'HEAD' })).status).toBe(401);
    const other = await connect();
    expect(other.response.status).toBe(200);
    await other.next();
    await recordAudit(db, { at: new Date(), actor: 'A', action: 'x.changed', subject: 'x' });
    for (const { next } of [one, other]) expect(await topicsUntil(next, 'settings')).toContain('settings');
  });

  describe('for a caller who is limited to a company', () => {
    const companies = ['A', 'B'].map((name) => ({ externalId: name, name }));
    let sourceId: number;
    let ofA: Principal;
    let seen = 0;
    const see = (company = companies[0] ?? null) =>
      ingest(
        db,
        { sourceId, detections: [makeDetection({ externalId: `d${seen++}`, company })] },
        new Date(),
      );
    beforeEach(async () => {
      sourceId = await makeSource(db);
      for (const company of companies) await see(company);
      const { id } = await db
        .selectFrom('company')
        .select('id')
        .where('name', '=', 'A')
        .executeTakeFirstOrThrow();
      ofA = { ...viewer, companies: new Set([id]) };
      known = ofA;
    });

    it('reports changes of that company alone, and none of another company or of settings', async () => {
      const { next } = await connect();
      await next();
      await see(companies[1]);
      await recordAudit(db, { at: new Date(), actor: 'A', action: 'x.changed', subject: 'x' });
      // Long enough for the watch to have read it several times.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await see(companies[0]);
      expect(await next()).toEqual({ name: 'changed', data: { topics: ['incidents', 'detections'] } });
    });

    it('reports no company if the scope is empty', async () => {
      await listen({ heartbeatMs: 300 });
      known = { ...viewer, companies: new Set() };
      const { next } = await connect();
      await next();
      for (const company of companies) await see(company);
      expect(await next()).toEqual({ name: 'heartbeat', data: {} });
    });

    it('ends with the next change if the caller may see other companies now', async () => {
      const { next } = await connect();
      await next();
      known = { ...viewer, companies: new Set() };
      await see(companies[0]);
      expect(await next()).toBeNull();
    });

    it('ends soon when a caller who saw all companies is limited', async () => {
      await listen({ heartbeatMs: 30 });
      const { next } = await connect();
      await next();
      known = ofA;
      let event = await next();
      while (event !== null) event = await next();
      expect(event).toBeNull();
    });
  });

  it('ends when Picket stops, at once', async () => {
    const { next } = await connect();
    await next();
    const stopped = server.close();
    expect(await next()).toBeNull();
    await stopped;
  });
});
