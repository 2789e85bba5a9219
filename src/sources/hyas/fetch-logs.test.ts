import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../platform/values/problem.ts';
import { type HyasSandbox, startHyasSandbox } from '../../sandbox/hyas/start.ts';
import type { LogPage } from './answer.ts';
import { type HyasClient, hyasClient, type LogQuery } from './client.ts';
import { fetchLogs, type LogBatch, type LogReading } from './fetch-logs.ts';

const end = new Date('2026-01-15T10:00:00.000Z');
const from = new Date('2026-01-15T09:00:00.000Z');
const clock = { now: () => end, sleep: async () => {} };
const cedar = '5eed0000-0000-4000-8000-000000000001';

const reading = (more: Partial<LogReading> = {}): LogReading => ({
  from,
  end,
  verdicts: ['blocked', 'malicious'],
  pageSize: 2,
  clock,
  signal: new AbortController().signal,
  ...more,
});

async function gather(batches: AsyncGenerator<Result<LogBatch>>) {
  const all = { detections: [], unreadable: [], companies: [], through: [], problem: null } as {
    detections: LogBatch['detections'][number][];
    unreadable: LogBatch['unreadable'][number][];
    companies: LogBatch['companies'][number][];
    through: string[];
    problem: string | null;
  };
  for await (const batch of batches) {
    if (!batch.ok) {
      all.problem = batch.problem.code;
      continue;
    }
    all.detections.push(...batch.value.detections);
    all.unreadable.push(...batch.value.unreadable);
    all.companies.push(...batch.value.companies);
    if (batch.value.readThrough !== null) all.through.push(batch.value.readThrough.toISOString());
  }
  return all;
}

describe('reading the log of the sandbox', () => {
  let sandbox: HyasSandbox;
  let client: HyasClient;

  beforeEach(async () => {
    sandbox = await startHyasSandbox({ ratePerMinute: 0, clock });
    const { url: baseUrl, apiKey } = sandbox;
    client = hyasClient({ baseUrl, apiKey, network: { allowPrivate: true, proxy: null }, clock });
  });
  afterEach(async () => {
    await client.close();
    await sandbox.close();
  });

  const minutes = (count: number) =>
    Array.from({ length: count }, (_, minute) => ({
      log_id: `row-${minute}`,
      datetime: new Date(from.getTime() + minute * 60_000).toISOString(),
      client_id: cedar,
      reputation: minute % 2 === 0 ? 'blocked' : 'malicious',
    }));
  const ids = (detections: readonly { externalId: string }[]) => detections.map((d) => d.externalId).sort();

  it('passes on every page, each row with the verdict of its request', async () => {
    sandbox.emit([...minutes(7), { reputation: 'permitted' }, { reputation: 'suspicious' }]);
    const all = await gather(fetchLogs(client, reading()));
    expect(ids(all.detections)).toEqual(ids(minutes(7).map((row) => ({ externalId: row.log_id }))));
    expect(all.detections.filter(({ verdict }) => verdict === 'malicious')).toHaveLength(3);
    expect(all.companies[0]).toEqual({ externalId: cedar, name: 'Cedar Street Dental' });
    expect(all.through).toEqual([end.toISOString()]);
    expect(all.problem).toBeNull();
  });

  it('halves a window with many rows, passes it on oldest first and reports its progress', async () => {
    sandbox.emit(minutes(60));
    const all = await gather(fetchLogs(client, reading({ maxRowsPerSlice: 10 })));
    expect(new Set(ids(all.detections)).size).toBe(60);
    expect(all.through).toHaveLength(4);
    expect(all.through).toEqual([...all.through].sort());
    expect(all.through.at(-1)).toBe(end.toISOString());
  });

  it('quarantines unreadable rows and continues', async () => {
    const raw = { log_id: 'x', datetime: '2026-01-15T09:30:00Z', domain: null };
    sandbox.emit([...minutes(2), { raw, reputation: 'blocked' }]);
    const all = await gather(fetchLogs(client, reading()));
    expect(all.detections).toHaveLength(2);
    expect(all.unreadable).toEqual([{ content: raw, reason: expect.stringContaining('domain') }]);
  });

  it('gives a row with two verdicts the worse one', async () => {
    const row = { log_id: 'twice', datetime: '2026-01-15T09:30:00Z', domain: 'twice.example' };
    sandbox.emit([
      { raw: row, reputation: 'blocked' },
      { raw: row, reputation: 'malicious' },
    ]);
    const all = await gather(fetchLogs(client, reading()));
    expect(all.detections.map(({ verdict }) => verdict)).toEqual(['malicious']);
  });

  it('tolerates a page that is empty once', async () => {
    sandbox.emit(minutes(10));
    sandbox.faults.set({ kind: 'empty_page', page: 1, times: 1 });
    const all = await gather(fetchLogs(client, reading()));
    expect(all.detections).toHaveLength(10);
    expect(all.problem).toBeNull();
  });

  it.each([
    ['empty_page', 'hyas.pages_incomplete'],
    ['wrong_total', 'hyas.pages_incomplete'],
    ['truncated', 'hyas.answer_cut'],
    ['429', 'hyas.too_many_requests'],
    ['403', 'hyas.key_refused'],
    ['html', 'hyas.html_answer'],
    ['500', 'hyas.server_error'],
  ] as const)('does not report a complete reading when HYAS keeps answering %s', async (kind, code) => {
    sandbox.emit(minutes(10));
    sandbox.faults.set({ kind, page: 1 });
    // A wrong total on page 1 only looks like rows that vanished or arrived; on every page it never adds up.
    if (kind === 'wrong_total') sandbox.faults.set({ kind });
    const all = await gather(fetchLogs(client, reading()));
    expect(all.problem).toBe(code);
    expect(all.through).toEqual([]);
  });

  it('never moves the cursor past the clock of HYAS', async () => {
    sandbox.emit(minutes(3));
    const all = await gather(fetchLogs(client, reading({ end: new Date('2026-01-16T10:00:00Z') })));
    expect(all.through).toEqual([end.toISOString()]);
  });

  it('sends no request for an empty window', async () => {
    sandbox.faults.set({ kind: '500' });
    const all = await gather(fetchLogs(client, reading({ from: end })));
    expect(all).toMatchObject({ problem: null, through: [end.toISOString()] });
  });
});

describe('reading a log with odd answers', () => {
  const row = (n: number) => ({ log_id: `r${n}`, datetime: '2026-01-15T09:30:00Z', domain: 'odd.example' });
  const rows = (count: number) => Array.from({ length: count }, (_, n) => row(n));

  /** A log with answers from `answer`; `call` counts from 0. */
  function odd(answer: (query: LogQuery, call: number) => LogPage) {
    let call = 0;
    return { logs: async (query: LogQuery) => ({ ok: true as const, value: answer(query, call++) }) };
  }
  const one = (more: Partial<LogReading> = {}) => reading({ verdicts: ['blocked'], ...more });
  const paged = (
    all: unknown[],
    { page, size }: LogQuery,
    total: number | undefined = all.length,
  ): LogPage => ({
    rows: all.slice(page * size, page * size + size),
    total,
  });

  it('reads everything of a server whose pages are smaller than requested', async () => {
    const small = odd((query) => paged(rows(11), { ...query, size: Math.min(query.size, 4) }));
    const all = await gather(fetchLogs(small, one({ pageSize: 10 })));
    expect(all.detections).toHaveLength(11);
    expect(all.problem).toBeNull();
  });

  it('loses nothing when rows arrive during the reading', async () => {
    const late = odd((query, call) => paged(call < 2 ? rows(6) : [row(99), ...rows(6)], query));
    const all = await gather(fetchLogs(late, one()));
    expect(new Set(all.detections.map(({ externalId }) => externalId)).size).toBeGreaterThanOrEqual(6);
    expect(all.detections.map(({ externalId }) => externalId)).toEqual(expect.arrayContaining(['r0', 'r5']));
    expect(all.problem).toBeNull();
  });

  it('starts over when rows vanish during the reading, so that none is skipped', async () => {
    const shrinking = odd((query, call) => paged(call < 2 ? rows(7) : rows(7).slice(1), query));
    const all = await gather(fetchLogs(shrinking, one()));
    expect(all.detections).toHaveLength(7);
    expect(all.problem).toBeNull();
  });

  it('gives up when rows keep vanishing', async () => {
    const melting = odd((query, call) => paged(rows(500 - call), query));
    expect((await gather(fetchLogs(melting, one()))).problem).toBe('hyas.pages_incomplete');
  });

  it('gives up on a server that answers every page with the first one', async () => {
    const stuck = odd((query) => paged(rows(9), { ...query, page: 0 }));
    expect((await gather(fetchLogs(stuck, one()))).problem).toBe('hyas.pages_incomplete');
  });

  it('reads to the first empty page if there is no total', async () => {
    const untold = odd((query) => ({ rows: paged(rows(7), query).rows }));
    const all = await gather(fetchLogs(untold, one()));
    expect(all.detections).toHaveLength(7);
    expect(all.problem).toBeNull();
  });

  it('does not trust a total that full pages exceed', async () => {
    const modest = odd((query) => paged(rows(7), query, 4));
    expect((await gather(fetchLogs(modest, one()))).detections).toHaveLength(7);
  });

  it('ends even if pages never do', async () => {
    const endless = odd(({ page }) => ({ rows: [row(2 * page), row(2 * page + 1)] }));
    expect((await gather(fetchLogs(endless, one({ maxPages: 20 })))).problem).toBe('hyas.too_many_pages');
  });
});
