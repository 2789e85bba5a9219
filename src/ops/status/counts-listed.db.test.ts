import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { detectionRoutes } from '../../detections/routes.ts';
import { makeDetection, makeSource } from '../../detections/testing/make-detection.ts';
import { incidentSettings } from '../../incidents/incident-settings.ts';
import { incidentRoutes } from '../../incidents/routes.ts';
import { severities } from '../../incidents/severities.ts';
import { ingest } from '../../ingest/ingest.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import { movedClock } from '../../sources/testing/setup.ts';
import { ticketRoutes } from '../../tickets/record/routes.ts';
import { reportRoutes } from '../reports/routes.ts';
import { overviewRoutes } from './overview-routes.ts';

const { db } = useDatabase();
const clock = movedClock('2026-11-03T12:20:00.000Z');
const describeReason = (reason: string) => ({ title: reason, hint: '' });

/** Days of these zones begin there, with changes of the clocks between. The last one is ahead of our clock. */
const edges = [
  '2026-10-03T15:30:00Z',
  '2026-10-24T22:00:00Z',
  '2026-10-25T01:00:00Z',
  '2026-10-25T23:00:00Z',
  '2026-10-27T18:30:00Z',
  '2026-11-01T04:00:00Z',
  '2026-11-01T06:00:00Z',
  '2026-11-02T05:00:00Z',
  '2026-11-02T13:00:00Z',
  '2026-11-03T12:00:00Z',
  '2026-11-03T12:40:00Z',
].map((at) => Date.parse(at));

const reasons = ['1e5', 'C2, DGA', ' Phishing ', '"quoted"', '%', 'Ärger'];
const devices = [
  'CSD-1',
  'csd-1.corp.example',
  'CSD-10',
  '2001:DB8:0:0::1',
  '2001:db8::0001',
  'MÜLLER-PC',
  'müller-pc.corp.example',
  'CSD-1$',
  '::ffff:192.0.2.7',
  'Dr. Reed’s iPad',
  null,
];

async function fill() {
  const sourceId = await makeSource(db, 'HYAS');
  const times = edges.flatMap((edge) => [edge - 1, edge, edge + 1_800_000]);
  for (const [n, at] of times.entries()) {
    const occurredAt = new Date(at);
    const detection = makeDetection({
      occurredAt,
      externalId: `edge-${n}`,
      // A public suffix of which the domains are those of others.
      domain:
        n % 5 === 4
          ? `${n % 2 === 0 ? 'x.' : ''}duckdns.org`
          : n % 4 === 0
            ? 'bad.example'
            : `${n % 3 === 0 ? 'a.' : ''}bad-${n % 5}.example`,
      reasons: [reasons[n % reasons.length] ?? '', 'Malware'],
      deviceName: devices[n % devices.length] ?? null,
      clientAddress: n % 2 === 0 ? '2001:DB8::00ff' : '192.0.2.9',
      company: { externalId: `c-${n % 3}`, name: ['Northgate', 'NORTHGATE', '🦊 Ελ <b>'][n % 3] ?? '' },
    });
    const now = new Date(Math.min(at, clock.now().getTime()));
    const grouping = n < 20 ? 'domain+device' : n % 2 === 0 ? 'domain' : 'device';
    const settings = { ...incidentSettings.initial, grouping };
    await writeSetting(db, incidentSettings, settings, { at: now, actor: 'test' });
    await ingest(db, { sourceId, detections: [detection] }, now);
    await db
      .updateTable('incident')
      .set({ state: 'closed', closed_at: now, severity: severities[n % 5] ?? 'low' })
      .where('state', '=', 'open')
      .where('id', '>', n - (n % 2))
      .execute();
  }
  const incidents = await db.selectFrom('incident').select(['id', 'opened_at']).orderBy('id').execute();
  await db
    .insertInto('ticket')
    .values(
      incidents
        .filter((_, n) => n % 2 === 0)
        .map(({ id, opened_at }) => ({
          incident_id: id,
          reference: `picket:${id}`,
          state: 'created',
          queued_at: opened_at,
          created_at: opened_at,
        })),
    )
    .execute();
  await db.updateTable('incident').set({ kind: 'storm', decision: 'hold' }).where('id', '=', 2).execute();
  const covered = { covered_by: 2, covered_at: clock.now() };
  await db.updateTable('incident').set(covered).where('id', 'in', [1, 4, 7]).execute();
  await db.updateTable('incident').set({ named_at: clock.now() }).where('id', '=', 4).execute();
}

let server: FastifyInstance;

beforeEach(async () => {
  server = await start({
    limits: { known: 1e9, unknown: 1e9, refused: 1e9, own: 1e9 },
    routes: [
      overviewRoutes({ db, clock }),
      reportRoutes({ db, clock }),
      incidentRoutes({ db, clock, describe: describeReason }),
      detectionRoutes({ db, clock }),
      ticketRoutes({ db, clock }),
    ],
    authenticate: async (token) => ({
      ...{ kind: 'token', id: token, name: token, role: 'viewer' },
      companies: token === 'all' ? 'all' : new Set([1, 3]),
    }),
  });
  await fill();
});

async function get(path: string, as: string) {
  const answer = await server.inject({ url: `/api/v1/${path}`, headers: { authorization: `Bearer ${as}` } });
  expect([path, answer.statusCode]).toEqual([path, 200]);
  return answer.json();
}

type Query = Readonly<Record<string, string | number>>;

/** Compares numbers with the lists that they open; keeps the differences. */
function comparison(as: string) {
  const different: string[] = [];
  let compared = 0;
  return {
    async equal(counted: number, list: string, query: Query) {
      const given = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
      const path = `${list}?${new URLSearchParams(given)}`;
      const { total } = await get(`${path}&limit=1`, as);
      compared += 1;
      if (total !== counted) different.push(`counted ${counted}, listed ${total}: ${path} (${as})`);
    },
    end(least: number) {
      expect(different).toEqual([]);
      expect(compared).toBeGreaterThan(least);
    },
  };
}

const hourMs = 3_600_000;
/** Detections are counted by whole hours, as in the links of the console. */
const nextHour = (at: string) => new Date(Math.ceil(Date.parse(at) / hourMs) * hourMs).toISOString();
const hours = (since: string, until: string) => ({ since: nextHour(since), until: nextHour(until) });

/** Windows, and ranges with days of 23, 24 and 25 hours, or that end later than now. */
const periods = [
  ['UTC', 'window=24h'],
  ['Asia/Kolkata', 'window=7d'],
  ['America/New_York', 'window=30d'],
  ['Europe/Berlin', 'since=2026-10-23T22:00:00Z&until=2026-10-27T23:00:00Z'],
  ['Australia/Lord_Howe', 'since=2026-09-30T13:30:00Z&until=2026-10-31T13:00:00Z'],
  ['Asia/Kolkata', 'since=2026-10-31T18:30:00Z&until=2026-11-04T18:30:00Z'],
  ['Europe/Berlin', 'since=2026-07-01T00:00:00Z&until=2026-11-30T00:00:00Z'],
];

it('every number of the overview is that of its list, for callers who see all or some companies', async () => {
  for (const as of ['all', 'some']) {
    const { equal, end } = comparison(as);
    for (const [zone, period] of periods) {
      const { buckets, totals, top, since, until } = await get(`overview?${period}&timeZone=${zone}`, as);
      await equal(totals.detections, 'detections', hours(since, until));
      await equal(totals.incidentsOpened, 'incidents', {
        ...{ kind: 'detections', openedSince: since, openedUntil: until },
      });
      await equal(totals.ticketsCreated, 'tickets', { createdSince: since, createdUntil: until });
      for (const { start: from, end: to, ...bucket } of buckets) {
        if (bucket.detections > 0) await equal(bucket.detections, 'detections', hours(from, to));
        const opened = { kind: 'detections', openedSince: from, openedUntil: to };
        for (const severity of severities) {
          const { [severity]: incidents = 0 } = bucket.incidentsBySeverity;
          if (incidents > 0) await equal(incidents, 'incidents', { ...opened, severity });
          const { [severity]: tickets = 0 } = bucket.ticketsBySeverity;
          if (tickets > 0)
            await equal(tickets, 'tickets', { createdSince: from, createdUntil: to, severity });
        }
      }
      const span = hours(since, until);
      for (const { id, count } of top.companies) await equal(count, 'detections', { companyId: id, ...span });
      for (const { name, count } of top.domains)
        await equal(count, 'detections', { domain: `=${name}`, ...span });
      for (const { name, count } of top.reasons) await equal(count, 'detections', { reason: name, ...span });
      for (const { name, count } of top.devices)
        await equal(count, 'detections', { device: `=${name}`, ...span });
    }
    end(60);
  }
});

it('a device is found by its address in canonical form, whatever its source wrote', async () => {
  for (const list of ['incidents', 'tickets'])
    for (const typed of ['search=2001:db8::1', 'search=2001:DB8:0:0::1'])
      expect([list, typed, (await get(`${list}?${typed}`, 'all')).total]).not.toContain(0);
});

it('every number of a company’s page is that of its list, for callers who see all or some companies', async () => {
  for (const as of ['all', 'some']) {
    const { equal, end } = comparison(as);
    for (const zone of ['Europe/Berlin', 'Asia/Kolkata'])
      for (const last of ['24h', '30d'])
        for (const companyId of [1, 3]) {
          const { period, incidents, top, now } = await get(
            `reports/summary?companyId=${companyId}&last=${last}&timeZone=${zone}`,
            as,
          );
          const opened = { companyId, kind: 'detections', openedSince: period.from, openedUntil: period.to };
          for (const { decision, reason, count } of incidents.withoutTicket)
            await equal(count, 'incidents', { ...opened, decision, reason, ticketed: 'no' });
          for (const { reason, count } of now.held)
            await equal(count, 'incidents', {
              ...{ companyId, decision: 'hold', reason, state: 'open', kind: 'detections' },
            });
          for (const { name, incidents: count } of top.domains)
            await equal(count, 'incidents', { ...opened, domain: `=${name}` });
          for (const { name, incidents: count } of top.reasons)
            await equal(count, 'incidents', { ...opened, blockReason: name });
          for (const { name, incidents: count } of top.devices)
            await equal(count, 'incidents', { ...opened, device: `=${name}` });
        }
    end(40);
  }
});
