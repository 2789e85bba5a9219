import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { makeDetection, makeSource } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { movedClock } from '../../sources/testing/setup.ts';
import { deleteExpired } from '../retention/delete-expired.ts';
import { retention } from '../retention/retention.ts';
import { reportRoutes } from './routes.ts';
import { reportSettingsRoutes } from './settings-routes.ts';

const { db } = useDatabase();
const dayMs = 86_400_000;
const begin = '2026-11-15T12:00:00.000Z';
let clock: ReturnType<typeof movedClock>;
let server: FastifyInstance;
let sourceId: number;

beforeEach(async () => {
  clock = movedClock(begin);
  sourceId = await makeSource(db, 'HYAS');
  server = await start({
    routes: [reportRoutes({ db, clock }), reportSettingsRoutes({ db, clock })],
    authenticate: async (token) => ({
      kind: 'token',
      id: token,
      name: token,
      role: token === 'admin' ? 'admin' : 'viewer',
      companies: token.startsWith('only-') ? new Set([Number(token.slice(5))]) : 'all',
    }),
  });
});

type Given = Parameters<typeof makeDetection>[0];

/** One detection of each domain, which arrives when it occurs. */
async function detect(at: string, domains: readonly string[], given: Given = {}): Promise<number[]> {
  const occurredAt = new Date(at);
  await ingest(
    db,
    { sourceId, detections: domains.map((domain) => makeDetection({ domain, occurredAt, ...given })) },
    occurredAt,
  );
  const rows = await db
    .selectFrom('incident')
    .select('id')
    .orderBy('id', 'desc')
    .limit(domains.length)
    .execute();
  return rows.map(({ id }) => id).reverse();
}

const decide = (ids: readonly number[], decision: 'create' | 'hold' | 'skip', reason: string) =>
  db
    .updateTable('incident')
    .set({ decision, decision_reason: reason })
    .where('id', 'in', [...ids])
    .execute();

async function ticketed(incident: number, created: string, closed: string | null = null): Promise<void> {
  await db
    .insertInto('ticket')
    .values({
      incident_id: incident,
      reference: `picket:${incident}`,
      state: 'created',
      queued_at: new Date(created),
      created_at: new Date(created),
      connectwise_id: 5000 + incident,
      life: closed === null ? 'open' : 'closed',
      closed_at: closed === null ? null : new Date(closed),
    })
    .execute();
  await decide([incident], 'create', 'already_ticketed');
}

async function get(path: string, token = 'viewer') {
  const answer = await server.inject({
    url: `/api/v1/reports/${path}`,
    headers: { authorization: `Bearer ${token}` },
  });
  const type = String(answer.headers['content-type']);
  return {
    status: answer.statusCode,
    body: type.includes('json') ? answer.json() : answer.body,
    headers: answer.headers,
  };
}

const companyOf = async (name: string) =>
  (await db.selectFrom('company').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;

const october = 'month=2026-10&timeZone=UTC';
const harbor = { company: { externalId: 'harbor', name: 'Harbor Light' } };

describe('the summary of a period', () => {
  it('says what happened to each incident, and the numbers add up', async () => {
    const [one = 0, two = 0, three = 0, four = 0, five = 0] = await detect('2026-10-05T10:00:00Z', [
      'a.one.example',
      'two.example',
      'three.example',
      'four.example',
      'five.example',
    ]);
    await ticketed(one, '2026-10-05T10:01:00Z', '2026-10-05T12:01:00Z');
    await ticketed(two, '2026-10-05T10:03:00Z', '2026-10-06T10:03:00Z');
    await ticketed(three, '2026-10-05T10:30:00Z');
    await decide([four], 'hold', 'company_not_mapped');
    await decide([five], 'skip', 'accepted');
    await detect('2026-09-30T23:59:59Z', ['september.example']);
    await detect('2026-11-01T00:00:00Z', ['november.example']);
    const { body } = await get(`summary?${october}&companyId=${await companyOf('Cedar Street Dental')}`);
    expect(body).toMatchObject({
      companyName: 'Cedar Street Dental',
      complete: true,
      period: { from: '2026-10-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z', ended: true },
      totals: { detections: 5, incidents: 5, ticketed: 3 },
      before: { detections: 1, incidents: 1, ticketed: 0 },
      incidents: { ownTicket: 3, inRollUp: 0, medianSecondsToTicket: 180 },
      tickets: { created: 3, open: 1, closed: 2, medianSecondsToClose: 13 * 3600 },
      now: { openIncidents: 7, openTickets: 1 },
    });
    expect(body.incidents.withoutTicket).toMatchObject([
      { decision: 'skip', reason: 'accepted', title: 'The risk is accepted', count: 1 },
      { decision: 'hold', reason: 'company_not_mapped', count: 1 },
    ]);
    expect(body.buckets).toHaveLength(31);
    expect(body.buckets[4]).toMatchObject({ detections: 5, incidents: 5, ticketed: 3 });
    expect(body.buckets[29]).toMatchObject({ detections: 0, detectionsBefore: 1 });
    expect(body.top.domains).toContainEqual({ name: 'one.example', incidents: 1, detections: 1 });
    expect(body.top.reasons).toEqual([{ name: 'Phishing', incidents: 5, detections: 5 }]);
  });

  it('counts an incident that a roll-up names as ticketed, and one that it does not name yet as not', async () => {
    const [named = 0, waiting = 0, rollUp = 0] = await detect('2026-10-05T10:00:00Z', [
      'a.example',
      'b.example',
      'c.example',
    ]);
    await db.updateTable('incident').set({ kind: 'storm' }).where('id', '=', rollUp).execute();
    await db
      .updateTable('incident')
      .set({ covered_by: rollUp, covered_at: new Date(begin), decision: 'append', decision_reason: 'storm' })
      .where('id', 'in', [named, waiting])
      .execute();
    await db
      .updateTable('incident')
      .set({ named_at: new Date('2026-10-05T10:10:00Z') })
      .where('id', '=', named)
      .execute();
    await ticketed(rollUp, '2026-10-05T10:10:00Z');
    const { body } = await get(`summary?${october}`);
    expect(body.incidents).toMatchObject({ ownTicket: 0, inRollUp: 1, medianSecondsToTicket: 600 });
    expect(body.incidents.withoutTicket).toMatchObject([{ reason: 'storm', count: 1 }]);
    expect([body.totals.incidents, body.tickets.created]).toEqual([2, 1]);
  });

  it('has the most frequent devices, each once, in any spelling', async () => {
    await detect('2026-10-05T10:00:00Z', ['a.example'], { deviceName: 'WS-7' });
    await detect('2026-10-05T11:00:00Z', ['b.example'], { deviceName: 'ws-7.corp.example' });
    await detect('2026-10-05T12:00:00Z', ['c.example'], { deviceName: null, clientAddress: '192.0.2.77' });
    const { body } = await get(`summary?${october}`);
    expect(body.top.devices).toEqual([
      { name: 'WS-7', incidents: 2, detections: 2 },
      { name: '192.0.2.77', incidents: 1, detections: 1 },
    ]);
  });

  it('of a company without data is zeros, not an error', async () => {
    await detect('2026-11-10T00:00:00Z', ['a.example']);
    const { status, body } = await get(`summary?${october}`);
    expect([status, body.totals, body.tickets.medianSecondsToClose]).toEqual([
      200,
      { detections: 0, incidents: 0, ticketed: 0 },
      null,
    ]);
  });

  it('includes only the caller’s companies', async () => {
    await detect('2026-10-05T10:00:00Z', ['a.example']);
    await detect('2026-10-05T10:00:00Z', ['quokka.example'], harbor);
    const [cedar, other] = [await companyOf('Cedar Street Dental'), await companyOf('Harbor Light')];
    const mine = await get(`summary?${october}`, `only-${cedar}`);
    expect(mine.body.totals).toMatchObject({ detections: 1, incidents: 1 });
    expect(JSON.stringify(mine.body)).not.toMatch(/quokka|Harbor/);
    expect((await get(`summary?${october}&companyId=${other}`, `only-${cedar}`)).status).toBe(404);
    expect((await get(`document?${october}&companyId=${other}`, `only-${cedar}`)).status).toBe(404);
    expect((await get('summary', 'only-999')).body.totals.detections).toBe(0);
    const billed = await get(`billing?${october}&format=json`, `only-${cedar}`);
    expect(billed.body.map(({ companyName }: { companyName: string }) => companyName)).toEqual([
      'Cedar Street Dental',
    ]);
  });

  it('refuses a period that is empty or too long', async () => {
    const statusOf = async (query: string) => (await get(`summary?${query}`)).status;
    for (const query of ['month=2026-13', 'from=2026-02-29&to=2026-03-01', 'timeZone=%2B01:00'])
      expect(await statusOf(query), query).toBe(400);
    for (const query of [
      'month=2026-10&last=7d',
      'from=2026-10-01',
      'from=2026-10-02&to=2026-10-01',
      'from=2020-01-01&to=2026-10-01',
    ])
      expect(await statusOf(query), query).toBe(422);
  });
});

describe('data that retention deleted', () => {
  it('never makes a past month smaller without a note', async () => {
    const month = 'month=2025-10';
    const [old = 0] = await detect('2025-10-05T10:00:00Z', ['old.example']);
    await db
      .updateTable('incident')
      .set({
        state: 'closed',
        closed_at: new Date('2025-10-06T10:00:00Z'),
        closed_reason: 'quiet',
        decide_at: null,
      })
      .where('id', '=', old)
      .execute();
    const deleteAll = async () => {
      while ((await deleteExpired(db, retention.initial, clock.now())).more);
    };
    // The detections are deleted; incidents and counts are kept longer.
    clock.pass(Date.parse('2026-03-01T00:00:00Z') - Date.parse(begin));
    await deleteAll();
    expect(await db.selectFrom('detection').select('id').execute()).toEqual([]);
    expect((await get(`summary?${month}`)).body).toMatchObject({
      complete: true,
      totals: { detections: 1, incidents: 1 },
    });
    clock.pass(300 * dayMs);
    await deleteAll();
    const { body } = await get(`summary?${month}`);
    expect(body).toMatchObject({ complete: false, totals: { detections: 0, incidents: 0 } });
    expect(Date.parse(body.completeSince)).toBe(clock.now().getTime() - 400 * dayMs);
    const { body: html } = await get(`document?${month}`);
    expect(html).toContain('Incomplete: data from before');
    const { body: csv } = await get(`document?${month}&format=csv`);
    expect(csv).toContain('report,complete,false,');
    // A longer retention of incidents does not restore them.
    await deleteExpired(db, { detectionDays: 90, incidentDays: 3650 }, clock.now());
    expect((await get(`summary?${month}`)).body.complete).toBe(false);
  });
});

describe('the document', () => {
  it("is one file without scripts or addresses, in which no attacker's text is markup", async () => {
    await detect('2026-10-05T10:00:00Z', ['a.bad.example'], {
      company: { externalId: 'x', name: '<b>Ärzte & “Söhne”</b>' },
      reasons: ['<script>alert(1)</script>'],
      deviceName: '"><img src=x onerror=alert(1)>',
    });
    const { body, headers } = await get(`document?${october}`);
    expect(headers['content-disposition']).toBe(
      'attachment; filename="security-report-all-companies-2026-10-01.html"',
    );
    expect(body).not.toMatch(/<script|<img src=x|https?:\/\//);
    expect(body).toContain('&#60;script&#62;');
    expect(body).toContain('bad[.]example');
    expect(body).toContain('October 2026 (UTC)');
    expect(body).toContain('@page');
    const company = await companyOf('<b>Ärzte & “Söhne”</b>');
    const one = await get(`document?${october}&companyId=${company}&format=csv`);
    expect(one.headers['content-disposition']).toContain('security-report-b-arzte-sohne-b-2026-10-01.csv');
  });

  it('as CSV is safe to open in a spreadsheet', async () => {
    await detect('2026-10-05T10:00:00Z', ['a.bad.example'], {
      reasons: ['=cmd|calc'],
      deviceName: '@SUM(A1)',
    });
    const { body } = await get(`document?${october}&format=csv`);
    expect(body.startsWith('\uFEFFsection,name,value,detections\r\n')).toBe(true);
    expect(body).toContain("topThreats,'=cmd|calc");
    expect(body).toContain("topDevices,'@SUM(A1)");
  });

  it('has the texts and the logo of the MSP; a file that is not an image, or could contain a script, is refused', async () => {
    await detect('2026-10-05T10:00:00Z', ['a.bad.example']);
    const put = async (path: string, payload: object) =>
      (
        await server.inject({
          method: 'PUT',
          url: `/api/v1/${path}`,
          headers: { authorization: 'Bearer admin' },
          payload,
        })
      ).statusCode;
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]).toString('base64');
    expect(await put('reports/logo', { type: 'image/svg+xml', data: png })).toBe(400);
    expect(
      await put('reports/logo', {
        type: 'image/png',
        data: Buffer.from('<svg onload=x>').toString('base64'),
      }),
    ).toBe(422);
    expect(await put('reports/logo', { type: 'image/png', data: 'A'.repeat(400_000) })).toBe(400);
    expect(await put('reports/logo', { type: 'image/png', data: png })).toBe(204);
    expect(
      await put('settings/reports', { mspName: 'Ann & Co', intro: 'One\ntwo\n\nThree <3', outro: '' }),
    ).toBe(200);
    const { body } = await get(`document?${october}`);
    expect(body).toContain(`<img class="logo" src="data:image/png;base64,${png}" alt="Ann &#38; Co">`);
    expect(body).toContain('<p class="words">One<br>two</p>\n<p class="words">Three &#60;3</p>');
    const audit = await db.selectFrom('audit_event').select(['action', 'after']).execute();
    expect(audit).toContainEqual({ action: 'reportLogo.saved', after: { type: 'image/png', bytes: 10 } });
  });
});

describe('counts per company', () => {
  it('are listed by name and page, and downloaded for bills', async () => {
    await detect('2026-10-05T10:00:00Z', ['a.example', 'b.example'], { deviceName: 'WS-1' });
    await detect('2026-10-06T10:00:00Z', ['c.example'], {
      deviceName: 'ws-1.corp.example',
      user: 'sam@harbor.example',
      ...harbor,
    });
    await detect('2026-10-06T11:00:00Z', ['c.example'], {
      deviceName: 'ws-1',
      user: 'SAM@harbor.example',
      ...harbor,
    });
    const [harborIncident = 0] = await detect('2026-10-07T10:00:00Z', ['d.example'], {
      deviceName: 'WS-2',
      ...harbor,
    });
    await ticketed(harborIncident, '2026-10-07T10:01:00Z');
    await db
      .insertInto('dns_count')
      .values({
        hour: new Date('2026-10-31T23:00:00Z'),
        company_id: await companyOf('Harbor Light'),
        queries: 900,
        blocked: 2,
        watched: 0,
        cached: 0,
        forwarded: 0,
        upstream_ms: 0,
      })
      .execute();
    const first = await get(`companies?${october}&limit=1`);
    expect(first.body.items).toMatchObject([
      {
        companyName: 'Cedar Street Dental',
        detections: 2,
        incidents: 2,
        tickets: 0,
        devices: 1,
        queries: null,
      },
    ]);
    const next = await get(`companies?${october}&limit=1&cursor=${first.body.nextCursor}`);
    expect(next.body).toMatchObject({
      items: [
        {
          companyName: 'Harbor Light',
          incidents: 2,
          tickets: 1,
          devices: 2,
          users: 1,
          queries: 900,
          openIncidents: 2,
        },
      ],
      nextCursor: null,
    });
    const { body } = await get(`billing?${october}`);
    expect(body.split('\r\n').slice(1, 3)).toEqual([
      'Cedar Street Dental,cedar,HYAS,,,2026-10-01T00:00:00.000Z,2026-11-01T00:00:00.000Z,UTC,1,0,,2,2,0',
      'Harbor Light,harbor,HYAS,,,2026-10-01T00:00:00.000Z,2026-11-01T00:00:00.000Z,UTC,2,1,900,3,2,1',
    ]);
  });
});
