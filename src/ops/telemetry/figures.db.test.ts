import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { makeDetection, makeSource, testNow } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { registerFigures, type Scraped } from './figure-gauges.ts';
import { loadFigures } from './figures.ts';

const { db } = useDatabase();

const minutesLater = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);

const scraped = (more: Partial<Scraped> = {}): Scraped => ({
  figures: () => loadFigures(db),
  attention: async () => [],
  loops: () => [],
  connectWiseClosedMs: () => null,
  heartbeatAt: () => null,
  clock: { now: () => minutesLater(60) },
  version: '1.2.3',
  ...more,
});

async function scrape(more: Partial<Scraped> = {}): Promise<string[]> {
  const registry = new Registry();
  registerFigures(registry, scraped(more));
  return (await registry.metrics()).split('\n').filter((line) => /^picket_/.test(line));
}

it('show what is held for how long, which source is late, and how long work has been due', async () => {
  const sourceId = await makeSource(db);
  await ingest(db, { sourceId, detections: [makeDetection()] }, testNow);
  const hold = { decision: 'hold', decision_reason: 'company_not_mapped', decided_at: testNow } as const;
  await db
    .updateTable('incident')
    .set({ ...hold, decide_at: minutesLater(50) })
    .execute();
  const polled = { next_poll_at: minutesLater(45), last_success_at: minutesLater(40), name: 'HYAS' };
  await db.updateTable('source').set(polled).execute();
  const lines = await scrape();
  expect(lines).toEqual(
    expect.arrayContaining([
      'picket_incidents_held{reason="company_not_mapped"} 1',
      'picket_incidents_held_oldest_seconds{reason="company_not_mapped"} 3600',
      'picket_source_lag_seconds{source="HYAS"} 1200',
      'picket_oldest_due_seconds{work="decide"} 600',
      'picket_oldest_due_seconds{work="poll"} 900',
      'picket_oldest_due_seconds{work="deliver"} 0',
      'picket_connectwise_connection_state{state="unconfigured"} 1',
    ]),
  );
  expect(
    Number(lines.find((line) => line.startsWith('picket_database_size_bytes'))?.split(' ')[1]),
  ).toBeGreaterThan(1_000_000);
});

it('of the database are left out while it does not answer; those of the node stay', async () => {
  const lines = await scrape({
    figures: () => Promise.reject(new Error('gone')),
    attention: () => Promise.reject(new Error('gone')),
    loops: () => [{ name: 'decide', lastRoundAt: testNow, lastSuccessAt: testNow, problem: null }],
    connectWiseClosedMs: () => 30_000,
  });
  expect(lines).toEqual([
    'picket_connectwise_closed 1',
    `picket_loop_last_success_timestamp_seconds{loop="decide"} ${testNow.getTime() / 1000}`,
    `picket_build_info{version="1.2.3",node_version="${process.versions.node}"} 1`,
  ]);
});
