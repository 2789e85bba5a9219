import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { makeDetection, makeSource } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { movedClock } from '../../sources/testing/setup.ts';
import { overviewRoutes } from './overview-routes.ts';

const { db } = useDatabase();
// 03:30 in Dublin, and still the day before in New York.
const clock = movedClock('2026-03-01T03:30:00.000Z');
const now = clock.now();
let server: FastifyInstance;
let sourceId: number;

beforeEach(async () => {
  server = await start({ routes: [overviewRoutes({ db, clock })] });
  sourceId = await makeSource(db, 'HYAS');
});

const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const detect = (given: Parameters<typeof makeDetection>[0][], source = sourceId) =>
  ingest(db, { sourceId: source, detections: given.map((one) => makeDetection(one)) }, now);

async function overview(query: string) {
  const answer = await server.inject({
    url: `/api/v1/overview?${query}`,
    headers: { authorization: 'Bearer pkt_viewer' },
  });
  return { status: answer.statusCode, body: answer.json() };
}

describe('the overview', () => {
  it('counts by hours over a day, and no more than the day', async () => {
    await detect([0, 0.1, 1, 23, 24].map((hours) => ({ occurredAt: hoursAgo(hours) })));
    const { body } = await overview('window=24h');
    const counts = body.buckets.map(({ detections }: { detections: number }) => detections);
    expect(counts).toHaveLength(24);
    expect(counts.slice(-2)).toEqual([1, 2]);
    expect(counts[0]).toBe(1);
    expect(body.buckets[23].start).toBe('2026-03-01T03:00:00.000Z');
    expect(body.totals).toEqual({ detections: 4, incidentsOpened: 1, ticketsCreated: 0 });
    expect(body).toMatchObject({ window: '24h', since: '2026-02-28T04:00:00.000Z', unit: 'hour' });
    expect(body.flow).toMatchObject({
      detections: 4,
      incidents: {
        open: 1,
        held: [{ reason: 'waiting_to_group', title: 'Waiting to group repeats', count: 1 }],
      },
      sources: [{ name: 'HYAS', state: 'waiting', detections: 4 }],
      tickets: { queued: 0, created: 0 },
      connection: { state: 'unconfigured', since: null },
    });
  });

  it('counts by the days of a time zone, also if a day has 23 hours', async () => {
    await detect([{ occurredAt: hoursAgo(0) }, { occurredAt: hoursAgo(4) }]);
    const perDay = async (zone: string) =>
      (await overview(`window=7d&timeZone=${zone}`)).body.buckets.map(
        ({ start, detections }: { start: string; detections: number }) => [start, detections],
      );
    expect((await perDay('UTC')).slice(-2)).toEqual([
      ['2026-02-28T00:00:00.000Z', 1],
      ['2026-03-01T00:00:00.000Z', 1],
    ]);
    expect((await perDay('America/New_York')).slice(-1)).toEqual([['2026-02-28T05:00:00.000Z', 2]]);
    clock.pass(8 * 24 * 3_600_000);
    const spring = (await perDay('America/New_York')).map(([start]: [string]) => start);
    clock.pass(-8 * 24 * 3_600_000);
    expect(spring.slice(-2)).toEqual(['2026-03-07T05:00:00.000Z', '2026-03-08T05:00:00.000Z']);
    expect((await overview('window=30d&timeZone=Asia/Kolkata')).body.buckets).toHaveLength(30);
  });

  it('counts the period of the same length before it, up to the same hour', async () => {
    await detect([0, 20, 24.2, 30, 47, 48].map((hours) => ({ occurredAt: hoursAgo(hours) })));
    const { previous, totals, buckets } = (await overview('window=24h')).body;
    expect(totals.detections).toBe(2);
    expect(previous.totals).toEqual({ detections: 3, incidentsOpened: 0, ticketsCreated: 0 });
    expect([previous.since, previous.until]).toEqual([
      '2026-02-27T04:00:00.000Z',
      '2026-02-28T03:30:00.000Z',
    ]);
    expect(previous.buckets).toHaveLength(buckets.length);
    expect(previous.buckets[23]).toMatchObject({ detections: 1 });
  });

  it('counts incidents and tickets by severity', async () => {
    await detect([{ verdict: 'malicious', domain: 'worst.example' }, { domain: 'bad.example' }]);
    await db
      .updateTable('incident')
      .set({ severity: 'critical' })
      .where('verdict', '=', 'malicious')
      .execute();
    const { buckets } = (await overview('window=24h')).body;
    const { incidentsOpened, incidentsBySeverity, ticketsBySeverity } = buckets[23];
    expect(incidentsOpened).toBe(2);
    expect(incidentsBySeverity).toMatchObject({ critical: 1, high: 1, low: 0 });
    expect(Object.values(ticketsBySeverity)).toEqual([0, 0, 0, 0, 0]);
  });

  describe('of a range', () => {
    const range = (since: string, until: string, zone = 'UTC') =>
      overview(`since=${since}&until=${until}&timeZone=${zone}`);

    it('has the days of the zone, also with 23 and 25 hours, and ends where requested', async () => {
      clock.pass(300 * 24 * 3_600_000);
      const spring = (await range('2026-03-28T23:00:00Z', '2026-04-01T22:00:00Z', 'Europe/Berlin')).body;
      clock.pass(-300 * 24 * 3_600_000);
      expect(spring.unit).toBe('day');
      const lengths = spring.buckets.map(
        ({ start, end }: { start: string; end: string }) => (Date.parse(end) - Date.parse(start)) / 3_600_000,
      );
      expect(lengths).toEqual([23, 24, 24, 24]);
      expect(spring.previous.since).toBe('2026-03-24T23:00:00.000Z');
      const autumn = (await range('2025-10-24T22:00:00Z', '2025-10-28T23:00:00Z', 'Europe/Berlin')).body;
      expect(autumn.buckets).toHaveLength(4);
      expect(autumn.buckets[1]).toMatchObject({
        start: '2025-10-25T22:00:00.000Z',
        end: '2025-10-26T23:00:00.000Z',
      });
    });

    it('counts by the hour, the day or the week, depending on its length', async () => {
      const unitOf = async (since: string) => (await range(since, '2026-02-28T00:00:00Z')).body.unit;
      expect(await unitOf('2026-02-27T12:00:00Z')).toBe('hour');
      expect(await unitOf('2026-01-28T00:00:00Z')).toBe('day');
      expect(await unitOf('2025-02-28T00:00:00Z')).toBe('week');
    });

    it('counts nothing outside of it, also at its ends', async () => {
      await detect([0, 1, 2, 3].map((hours) => ({ occurredAt: hoursAgo(hours + 0.25) })));
      const { body } = await range('2026-03-01T01:00:00Z', '2026-03-01T03:00:00Z');
      expect(body.totals.detections).toBe(2);
      expect(body.top.domains).toEqual([{ name: 'bad.example', count: 2 }]);
      expect(body.buckets.map(({ detections }: { detections: number }) => detections)).toEqual([1, 1]);
    });

    it('ends now if it would end later, and has no future hours', async () => {
      const { body } = await range('2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z');
      expect(body.until).toBe('2026-03-01T03:30:00.000Z');
      expect(body.buckets).toHaveLength(4);
    });

    it.each([
      'since=2026-03-01T00:00:00Z&until=2026-03-01T00:00:00Z',
      'since=2026-03-02T00:00:00Z&until=2026-03-01T00:00:00Z',
      'since=2024-03-01T00:00:00Z&until=2026-03-01T00:00:00Z',
      'until=2026-03-01T00:00:00Z',
      'since=yesterday',
    ])('is refused: %s', async (query) => {
      expect((await overview(query)).status).toBeGreaterThanOrEqual(400);
      expect((await overview(query)).status).toBeLessThan(500);
    });
  });

  it('names the most frequent companies, registrable domains, reasons and devices', async () => {
    await detect(
      [
        { domain: 'a.bad.example', reasons: ['Phishing', 'C2', 'C2'] },
        { domain: 'b.bad.example', deviceName: null },
        { domain: 'other.example', company: { externalId: 'h', name: 'Harbor Light' } },
      ].map((one, n) => ({ ...one, externalId: `${n}`, occurredAt: hoursAgo(n) })),
    );
    // An old event changes nothing, and a new one is added.
    await detect([{ domain: 'a.bad.example', externalId: '0', occurredAt: hoursAgo(0) }]);
    await detect([{ domain: 'a.bad.example', externalId: '9', occurredAt: hoursAgo(0) }]);
    const { top } = (await overview('window=24h')).body;
    expect(top.companies).toMatchObject([
      { name: 'Cedar Street Dental', count: 3 },
      { name: 'Harbor Light', count: 1 },
    ]);
    expect(top.domains).toEqual([
      { name: 'bad.example', count: 3 },
      { name: 'other.example', count: 1 },
    ]);
    expect(top.reasons).toEqual([
      { name: 'Phishing', count: 4 },
      { name: 'C2', count: 1 },
    ]);
    expect(top.devices).toEqual([
      { name: 'CSD-WS-01', count: 3 },
      { name: '192.0.2.10', count: 1 },
    ]);
  });

  it('counts devices, not the spellings of their names', async () => {
    const written = [
      'CSD-WS-07',
      'csd-ws-07.corp.example',
      'CSD-WS-07$',
      'CSD-WS-07',
      'WS-1',
      'WS-1',
      'WS-1',
    ];
    await detect(written.map((deviceName) => ({ deviceName, occurredAt: hoursAgo(1) })));
    expect((await overview('window=24h')).body.top.devices).toEqual([
      { name: 'CSD-WS-07', count: 4 },
      { name: 'WS-1', count: 3 },
    ]);
  });

  it('names ten devices, even if one of them has more spellings than that', async () => {
    const spellings = Array.from({ length: 12 }, (_, n) => `BIG.zone${n}.example`);
    const machines = Array.from({ length: 10 }, (_, n) => `WS-${n}`);
    const all = [...spellings, ...machines, ...machines];
    await detect(all.map((deviceName) => ({ deviceName, occurredAt: hoursAgo(1) })));
    const { devices } = (await overview('window=24h')).body.top;
    expect(devices).toHaveLength(10);
    expect(devices[0]).toMatchObject({ count: 12 });
    expect(devices[9]).toMatchObject({ count: 2 });
  });

  it('drops a source when it is deleted', async () => {
    const other = await makeSource(db, 'Other');
    await detect([{ occurredAt: now }]);
    await detect([{ occurredAt: now }], other);
    await db.deleteFrom('source').where('id', '=', other).execute();
    expect((await overview('window=24h')).body.totals.detections).toBe(1);
  });

  it.each(['timeZone=Nowhere/Land', 'timeZone=%2B05:30', 'window=1y'])('refuses %s', async (query) => {
    expect((await overview(query)).status).toBe(400);
  });
});
