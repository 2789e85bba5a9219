import { beforeEach, describe, expect, it } from 'vitest';
import { makeDetection } from '../../../src/detections/testing/make-detection.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import type { Clock } from '../../../src/platform/values/clock.ts';
import { systemRandom } from '../../../src/platform/values/random.ts';
import type { DeliveryWorker } from '../../../src/tickets/deliver/worker.ts';
import { deliverNext } from '../../../src/tickets/deliver-next.ts';
import { decideDue } from '../../../src/tickets/due/decide-due.ts';
import { reconsider } from '../../../src/tickets/due/reconsider.ts';
import { scriptedConnectWise } from '../../../src/tickets/testing/scripted-connectwise.ts';
import { useDatabase } from '../use-database.ts';
import { restoreAfter0012 } from './after-0012.ts';

const { db, database } = useDatabase();

/** Long after the lease of the killed worker ran out. */
let now = new Date('2026-03-01T13:00:00.000Z');
const clock: Clock = { now: () => now, sleep: async () => {} };

const incidents = () =>
  db
    .selectFrom('incident')
    .select(['id', 'state', 'key', 'device', 'devices', 'detection_count', 'closed_reason'])
    .orderBy('id')
    .execute();

const tickets = () =>
  db
    .selectFrom('ticket')
    .select(['id', 'incident_id', 'recurrence', 'reference', 'state', 'connectwise_id'])
    .orderBy('id')
    .execute();

beforeEach(async () => {
  now = new Date('2026-03-01T13:00:00.000Z');
  await restoreAfter0012(db);
});

describe('an upgrade of what Picket stored up to migration 0012', () => {
  it('keeps mappings, detections and tickets, and opens no ticket', async () => {
    const before = {
      mappings: await db.selectFrom('mapping').selectAll().orderBy('company_id').execute(),
      tickets: await tickets(),
      detections: await db.selectFrom('detection').select(['id', 'external_id']).orderBy('id').execute(),
    };
    expect(before.mappings.map((row) => row.connectwise_company_id)).toEqual([250, 251]);
    expect(before.tickets.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 4 }, () => 'created'),
      'sending',
    ]);

    await database.migrate();

    expect(await db.selectFrom('mapping').selectAll().orderBy('company_id').execute()).toMatchObject(
      before.mappings,
    );
    expect(await tickets()).toEqual(before.tickets);
    expect(await db.selectFrom('detection').select(['id', 'external_id']).orderBy('id').execute()).toEqual(
      before.detections,
    );
  });

  it('gives incidents the key of their machine; of several, one continues, and those that were only held are merged into it', async () => {
    await database.migrate();
    const all = new Map((await incidents()).map((row) => [row.id, row]));
    const keyOf = (id: number) => JSON.parse(all.get(id)?.key ?? 'null');

    // Its ticket exists, so it continues; the third spelling was only held.
    expect(keyOf(1)).toEqual(['domain+device', 'bad.example', 'csd-ws-07']);
    expect(all.get(1)).toMatchObject({
      state: 'open',
      devices: ['CSD-WS-07', 'CSD-WS-07$'],
      detection_count: 2,
    });
    expect(all.get(13)).toMatchObject({ state: 'closed', closed_reason: 'merged', detection_count: 0 });
    // The second has a ticket on its way, and stays until that is closed.
    expect(all.get(12)).toMatchObject({ state: 'open', detection_count: 1 });
    expect(keyOf(12)).toEqual(['domain+device', 'bad.example', 'csd-ws-07.corp.example']);
    // Alone under a full name; and one whose ticket was closed, to be found when it is seen again.
    expect(keyOf(4)).toEqual(['domain+device', 'worse.example', 'csd-lt-11']);
    expect(keyOf(5)).toEqual(['domain+device', 'gone.example', 'csd-lt-12']);
    expect(all.get(4)).toMatchObject({ device: 'csd-lt-11', devices: ['CSD-LT-11.corp.example'] });
    expect(keyOf(10)).toEqual(['device', null, 'bc-srv-2']);
    // Neither addresses nor names that are no host names are cut.
    expect(keyOf(2)).toEqual(['domain+device', 'other.example', '192.0.2.77']);
    expect(keyOf(3)).toEqual(['domain+device', 'a.test', '2001:db8::7']);
    expect([all.get(8)?.state, all.get(9)?.state]).toEqual(['open', 'open']);
    expect(keyOf(11)).toEqual(['domain', 'x.example', null]);
  });

  it('merges held incidents with their detections and events', async () => {
    await database.migrate();
    const merged = await db.selectFrom('incident').selectAll().where('id', '=', 6).executeTakeFirstOrThrow();
    expect(merged).toMatchObject({
      key: '["domain+device","bad.example","bc-pc-1"]',
      state: 'open',
      decision: 'hold',
      decision_reason: 'company_not_mapped',
      detection_count: 3,
      verdict: 'malicious',
      reasons: ['Malware', 'Phishing'],
      domains: ['cdn.bad.example', 'login.bad.example'],
      devices: ['BC-PC-1.birch.example', 'bc-pc-1$'],
      client_addresses: ['192.0.2.31', '192.0.2.32'],
    });
    const moved = await db
      .selectFrom('detection')
      .select('id')
      .where('incident_id', '=', 6)
      .orderBy('id')
      .execute();
    expect(moved.map(({ id }) => id)).toEqual([6, 7, 8]);
  });

  it('counts further spellings in the incident that has the ticket', async () => {
    await database.migrate();
    const spellings = ['csd-ws-07.corp.example', 'CSD-WS-07$', 'csd-ws-07.CORP.example.', 'CSD-WS-07'];
    const detections = spellings.map((deviceName) => makeDetection({ deviceName, occurredAt: now }));
    expect(await ingest(db, { sourceId: 1, detections }, now)).toMatchObject({ accepted: 4, opened: 0 });
    const [first] = await incidents();
    expect(first).toMatchObject({ id: 1, detection_count: 6 });
    expect(first?.devices).toEqual(expect.arrayContaining(spellings));
    await decideDue(db, now, systemRandom);
    expect((await tickets()).filter(({ incident_id }) => incident_id === 1)).toHaveLength(1);
  });

  it('settles the ticket that was being sent as an unknown outcome: it is searched, not sent again', async () => {
    await database.migrate();
    const connectWise = scriptedConnectWise();
    const [sent] = (await tickets()).filter(({ state }) => state === 'sending');
    if (sent === undefined) throw new Error('No ticket was being sent.');
    connectWise.tickets.push({
      id: 7001,
      ticket: { externalXRef: sent.reference } as (typeof connectWise.tickets)[number]['ticket'],
    });
    const worker: DeliveryWorker = {
      db,
      clock,
      random: systemRandom,
      node: 'test',
      owner: 'worker-3',
      connectWise: async () => connectWise,
      leaseMs: 180_000,
      searchDelaysMs: [5_000, 30_000],
      timeZone: 'UTC',
      reconsider,
      changed: () => {},
    };
    const find = async () => (await tickets()).find(({ id }) => id === sent.id);

    await deliverNext(worker);
    expect(await find()).toMatchObject({ state: 'unknown', connectwise_id: null });
    now = new Date(now.getTime() + 60_000);
    await deliverNext(worker);
    expect(await find()).toMatchObject({ state: 'created', connectwise_id: 7001, recurrence: 0 });
    expect(connectWise.tickets).toHaveLength(1);
  });

  it('continues to work: due incidents are decided, and no incident gets a second ticket', async () => {
    await database.migrate();
    await decideDue(db, now, systemRandom);
    const all = await tickets();
    expect(new Set(all.map(({ incident_id }) => incident_id)).size).toBe(all.length);
  });
});
