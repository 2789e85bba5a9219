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
import { reportRoutes } from './routes.ts';

const { db } = useDatabase();
const clock = movedClock('2026-11-03T12:20:00.000Z');

/** Days and months of these zones begin there, among them days of 23, 24 and 25 hours, and of half hours. */
const edges = [
  '2026-09-30T18:30:00Z',
  '2026-10-01T00:00:00Z',
  '2026-10-03T15:30:00Z',
  '2026-10-24T22:00:00Z',
  '2026-10-25T23:00:00Z',
  '2026-10-31T18:15:00Z',
  '2026-10-31T18:30:00Z',
  '2026-10-31T23:00:00Z',
  '2026-11-01T00:00:00Z',
  '2026-11-01T04:00:00Z',
  '2026-11-01T06:00:00Z',
].map((at) => Date.parse(at));

/** A public suffix is a name as well, and so is one without a dot. */
const domains = ['bad.example', 'a.bad.example', 'duckdns.org', 'x.duckdns.org', 'y.duckdns.org', 'wpad'];
const reasons = ['1e5', 'C2, DGA', ' Phishing ', '"quoted"', '%', 'Ärger'];
/** One device in several spellings, which an incident of a domain alone has together. */
const devices = [
  'CSD-1',
  'csd-1.corp.example',
  'CSD-1$',
  'CSD-10',
  'MÜLLER-PC',
  'müller-pc.corp.example',
  '2001:DB8:0:0::1',
  '2001:db8::1',
  null,
];
const addresses = ['2001:DB8::00ff', '2001:db8:0:0:0:0:0:ff', '::ffff:c000:209', '192.0.2.9'];
const groupings = ['domain', 'device', 'domain+device'] as const;

async function fill() {
  const sourceId = await makeSource(db, 'HYAS');
  const times = edges.flatMap((edge) => [edge - 1, edge, edge + 900_000, edge + 1_800_000]);
  for (const [n, at] of times.entries()) {
    const detections = [0, 1, 2].map((more) => {
      const of = n + 3 * more;
      return makeDetection({
        occurredAt: new Date(at),
        externalId: `edge-${n}-${more}`,
        domain: domains[(n + more) % domains.length] ?? '',
        reasons: [reasons[n % reasons.length] ?? '', 'Malware'],
        deviceName: devices[of % devices.length] ?? null,
        clientAddress: addresses[of % addresses.length] ?? null,
        company: { externalId: `c-${n % 3}`, name: ['Northgate', 'NORTHGATE', '🦊 Ελ <b>'][n % 3] ?? '' },
      });
    });
    const now = new Date(at);
    // An administrator changes the grouping within the period.
    const grouping = groupings[n % groupings.length] ?? 'domain';
    const settings = { ...incidentSettings.initial, grouping };
    await writeSetting(db, incidentSettings, settings, { at: now, actor: 'test' });
    await ingest(db, { sourceId, detections }, now);
    await db
      .updateTable('incident')
      .set({ state: 'closed', closed_at: now, severity: severities[n % 5] ?? 'low' })
      .where('state', '=', 'open')
      .where('id', '>', n - (n % 2))
      .execute();
  }
  const incidents = await db.selectFrom('incident').select(['id', 'opened_at']).orderBy('id').execute();
  const tickets = incidents.flatMap(({ id, opened_at: at }, n) => {
    const lives = ['open', 'closed', 'deleted', null] as const;
    const one = (recurrence: number, days: number) => ({
      incident_id: id,
      recurrence,
      reference: `picket:${id}-${recurrence}`,
      state: 'created' as const,
      queued_at: at,
      created_at: new Date(at.getTime() + days * 86_400_000),
      life: lives[(n + recurrence) % 4] ?? null,
      closed_at: (n + recurrence) % 4 === 1 ? clock.now() : null,
    });
    // Some were seen again in a later period, and have a second ticket.
    return n % 2 === 1 ? [] : n % 6 === 0 ? [one(0, 0), one(1, 20)] : [one(0, n % 3)];
  });
  await db.insertInto('ticket').values(tickets).execute();
  await db.updateTable('incident').set({ kind: 'storm', decision: 'hold' }).where('id', '=', 2).execute();
  const covered = { covered_by: 2, covered_at: clock.now() };
  await db.updateTable('incident').set(covered).where('id', 'in', [1, 4, 8, 10]).execute();
  const named = { named_at: clock.now() };
  await db.updateTable('incident').set(named).where('id', 'in', [4, 8]).execute();
}

let server: FastifyInstance;

beforeEach(async () => {
  server = await start({
    limits: { known: 1e9, unknown: 1e9, refused: 1e9, own: 1e9 },
    routes: [
      reportRoutes({ db, clock }),
      incidentRoutes({ db, clock, describe: (reason: string) => ({ title: reason, hint: '' }) }),
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

const hourMs = 3_600_000;
/** Detections are counted by whole hours, as in the links of the console. */
const nextHour = (at: string) => new Date(Math.ceil(Date.parse(at) / hourMs) * hourMs).toISOString();

/** Periods with the companies whose reports are compared: some of the reports, since each needs hundreds of lists. */
const periods: readonly (readonly [string, 'all' | 'some', number | undefined])[] = [
  ['month=2026-10&timeZone=UTC', 'all', undefined],
  ['month=2026-10&timeZone=Europe/Berlin', 'some', undefined],
  ['month=2026-10&timeZone=Asia/Kathmandu', 'some', 1],
  ['month=2026-11&timeZone=America/New_York', 'all', 3],
  ['from=2026-10-25&to=2026-10-25&timeZone=Europe/Berlin', 'some', undefined],
  ['from=2026-10-04&to=2026-10-04&timeZone=Australia/Lord_Howe', 'all', undefined],
  ['from=2026-06-01&to=2026-11-30&timeZone=Asia/Kolkata', 'all', 1],
];

it('every number of a report is that of its list, of one company and of all, for callers who see all or some', async () => {
  const different: string[] = [];
  let compared = 0;
  for (const [asked, as, companyId] of periods) {
    const of = companyId === undefined ? {} : { companyId };
    const summary = await get(
      `reports/summary?${new URLSearchParams(`${asked}${companyId === undefined ? '' : `&companyId=${companyId}`}`)}`,
      as,
    );
    const equal = async (counted: number, list: string, query: object) => {
      const given = Object.fromEntries(
        Object.entries({ ...of, ...query }).map(([name, value]) => [name, String(value)]),
      );
      const path = `${list}?${new URLSearchParams(given)}`;
      const { total } = await get(`${path}&limit=1`, as);
      compared += 1;
      if (total !== counted) different.push(`${asked}: counted ${counted}, listed ${total}: ${path} (${as})`);
    };
    const { period, totals, before, incidents, tickets, buckets, top } = summary;
    const hours = (since: string, until: string) => ({ since: nextHour(since), until: nextHour(until) });
    const opened = (openedSince: string, openedUntil: string) => ({
      ...{ kind: 'detections', openedSince, openedUntil },
    });
    const all = opened(period.from, period.to);
    for (const [counts, from, to] of [
      [totals, period.from, period.to],
      [before, period.previousFrom, period.previousTo],
    ]) {
      await equal(counts.detections, 'detections', hours(from, to));
      await equal(counts.incidents, 'incidents', opened(from, to));
      await equal(counts.ticketed, 'incidents', { ...opened(from, to), ticketed: 'yes' });
    }
    await equal(incidents.open, 'incidents', { ...all, state: 'open' });
    await equal(incidents.closed, 'incidents', { ...all, state: 'closed' });
    const ofTickets = { incidentOpenedSince: period.from, incidentOpenedUntil: period.to };
    await equal(tickets.created, 'tickets', { ...ofTickets, state: 'created' });
    await equal(tickets.closed, 'tickets', { ...ofTickets, life: 'closed' });
    await equal(tickets.deleted, 'tickets', { ...ofTickets, life: 'deleted' });
    expect(tickets.open + tickets.closed + tickets.deleted).toBe(tickets.created);
    expect(incidents.ownTicket + incidents.inRollUp).toBe(totals.ticketed);
    for (const { severity, count } of summary.severities)
      await equal(count, 'incidents', { ...all, severity });
    for (const { decision, reason, count } of incidents.withoutTicket)
      await equal(count, 'incidents', { ...all, decision, reason, ticketed: 'no' });
    for (const [at, { start: from, ...bucket }] of buckets.entries()) {
      const to = buckets[at + 1]?.start ?? period.to;
      if (bucket.detections > 0) await equal(bucket.detections, 'detections', hours(from, to));
      if (bucket.incidents > 0) await equal(bucket.incidents, 'incidents', opened(from, to));
      if (bucket.ticketed > 0)
        await equal(bucket.ticketed, 'incidents', { ...opened(from, to), ticketed: 'yes' });
    }
    for (const { name, incidents: count } of top.domains)
      await equal(count, 'incidents', { ...all, domain: `=${name}` });
    for (const { name, incidents: count } of top.reasons)
      await equal(count, 'incidents', { ...all, blockReason: name });
    for (const { name, incidents: count } of top.devices)
      await equal(count, 'incidents', { ...all, device: `=${name}` });
  }
  expect(different).toEqual([]);
  expect(compared).toBeGreaterThan(200);
});
