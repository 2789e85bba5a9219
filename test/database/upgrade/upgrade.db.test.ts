import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../../src/database/migrate.ts';
import { migrations } from '../../../src/database/migrations.ts';
import { decideDue } from '../../../src/tickets/decide/decide-due.ts';
import { deliverNext } from '../../../src/tickets/deliver/deliver.ts';
import type { DeliveryWorker } from '../../../src/tickets/deliver/worker.ts';
import { scriptedConnectWise } from '../../../src/tickets/testing/scripted-connectwise.ts';
import type { Clock } from '../../../src/values/clock.ts';
import { systemRandom } from '../../../src/values/random.ts';
import { useDatabase } from '../use-database.ts';

const { db, database } = useDatabase();
const stored = readFileSync(path.join(import.meta.dirname, 'after-0012.sql'), 'utf8');
const upTo0012 = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0013'));

/** Long after the lease of the killed worker ran out. */
let now = new Date('2026-03-01T13:00:00.000Z');
const clock: Clock = { now: () => now, sleep: async () => {} };

/** The tables as they were after migration 0012, with what Picket stored in them. */
async function restore(): Promise<void> {
  await sql.raw('drop schema public cascade').execute(db);
  await sql.raw('create schema public').execute(db);
  await migrate(db, upTo0012);
  for (const statement of stored.split(/;\n/)) {
    if (statement.trim() !== '') await sql.raw(statement).execute(db);
  }
}

const tickets = () =>
  db
    .selectFrom('ticket')
    .select(['id', 'incident_id', 'recurrence', 'reference', 'state', 'connectwise_id'])
    .orderBy('id')
    .execute();

beforeEach(async () => {
  now = new Date('2026-03-01T13:00:00.000Z');
  await restore();
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
      owner: 'worker-3',
      connectWise: async () => connectWise,
      leaseMs: 180_000,
      searchDelaysMs: [5_000, 30_000],
      timeZone: 'UTC',
    };
    const find = async () => (await tickets()).find(({ id }) => id === sent.id);

    await deliverNext(worker);
    expect(await find()).toMatchObject({ state: 'unknown', connectwise_id: null });
    now = new Date(now.getTime() + 60_000);
    await deliverNext(worker);
    expect(await find()).toMatchObject({ state: 'created', connectwise_id: 7001, recurrence: 0 });
    expect(connectWise.tickets).toHaveLength(1);
  });

  it('goes on: what is due is decided, and no incident gets a second ticket', async () => {
    await database.migrate();
    await decideDue(db, now, systemRandom);
    const all = await tickets();
    expect(new Set(all.map(({ incident_id }) => incident_id)).size).toBe(all.length);
  });
});
