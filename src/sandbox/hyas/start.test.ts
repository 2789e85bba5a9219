import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HyasSandbox, sandboxHyas, startHyasSandbox } from './start.ts';

type Row = Record<string, unknown>;
interface Logs {
  logs: Row[];
  total_count: number;
}

const now = new Date('2026-01-15T09:12:44.123Z');
const cedar = '5eed0000-0000-4000-8000-000000000001';
const harbor = '5eed0000-0000-4000-8000-000000000002';

/** A clock that stands still, and whose sleepers the test wakes. */
function standingClock() {
  const sleepers: (() => void)[] = [];
  let at = now.getTime();
  return {
    now: () => new Date(at),
    sleep: (_ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        sleepers.push(resolve);
        signal?.addEventListener('abort', () => resolve());
      }),
    async advance(ms: number) {
      at += ms;
      for (const wake of sleepers.splice(0)) wake();
      // The sandbox lets other work run after it wakes, so two turns are needed.
      for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
    },
    sleeping: () => sleepers.length,
  };
}

describe('the HYAS sandbox', () => {
  let sandbox: HyasSandbox;
  let clock: ReturnType<typeof standingClock>;

  beforeEach(async () => {
    clock = standingClock();
    sandbox = await startHyasSandbox({ clock, ratePerMinute: 60 });
  });
  afterEach(() => sandbox.close());

  const send = (method: string, path: string, body?: unknown, key: string = sandboxHyas.apiKey) =>
    fetch(`${sandbox.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-api-key': key },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const range = (start: string, end: string) => ({
    id: 'datetime',
    isRange: true,
    exclude: false,
    rangeValue: { start, end, timeType: 'range' },
  });
  const logs = async (filters: unknown[] = [], paging: Row = {}, key?: string): Promise<Logs> => {
    const answer = await send('POST', '/dns-log-report/v2/logs', { applied_filters: filters, paging }, key);
    return (await answer.json()) as Logs;
  };

  it('refuses a request without a known key', async () => {
    expect((await send('POST', '/dns-log-report/v2/logs', {}, 'nonsense')).status).toBe(401);
  });

  it('pages from 0, newest first, and returns the total of the whole query', async () => {
    for (let second = 0; second < 5; second++)
      sandbox.emit({ log_id: `row-${second}`, datetime: `2026-01-15T09:00:0${second}.000000Z` });
    const ids = async (page: number) => {
      const answer = await logs([], { page_number: page, page_size: 2 });
      expect(answer.total_count).toBe(5);
      return answer.logs.map(({ log_id }) => log_id);
    };
    expect([await ids(0), await ids(1), await ids(2), await ids(3)]).toEqual([
      ['row-4', 'row-3'],
      ['row-2', 'row-1'],
      ['row-0'],
      [],
    ]);
  });

  it('includes both ends of a time range', async () => {
    for (const second of [1, 2, 3, 4]) sandbox.emit({ datetime: `2026-01-15T09:00:0${second}.000Z` });
    const answer = await logs([range('2026-01-15T09:00:02.000000Z', '2026-01-15T09:00:03.000000Z')]);
    expect(answer.total_count).toBe(2);
  });

  it('treats filters of one id as alternatives, and answers a number where the filter is a word', async () => {
    sandbox.emit([{ reputation: 'blocked' }, { reputation: 'malicious' }, { reputation: 'permitted' }]);
    const both = await logs([
      { id: 'reputation', value: 'blocked' },
      { id: 'reputation', value: 'malicious' },
    ]);
    expect(both.total_count).toBe(2);
    const one = await logs([
      { id: 'reputation', value: 'malicious' },
      { id: 'client_id', value: 'nobody', exclude: true },
    ]);
    expect(one.logs.map(({ reputation }) => typeof reputation)).toEqual(['number']);
  });

  it('reports what it did not understand', async () => {
    for (const paging of [{ page_size: 10_001 }, { page_number: -1 }, { sort: 'domain' }]) {
      const answer = await send('POST', '/dns-log-report/v2/logs', { applied_filters: [], paging });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toHaveProperty('message');
    }
  });

  it('keeps a given row unchanged, even one that makes no sense', async () => {
    sandbox.emit({ raw: { log_id: 7, datetime: 'yesterday' }, reputation: 'blocked' });
    expect((await logs()).logs).toEqual([{ log_id: 7, datetime: 'yesterday' }]);
  });

  it('generates queries at its rate, and stops at 0', async () => {
    await clock.advance(1000);
    const afterOne = sandbox.rows().length;
    expect(afterOne).toBeGreaterThanOrEqual(1);
    expect((await send('PUT', '/sandbox/rate', { perMinute: 0 })).status).toBe(200);
    await clock.advance(10_000);
    expect(sandbox.rows()).toHaveLength(afterOne);
  });

  it('lists eight organizations, renames one, and its rows follow', async () => {
    await send('POST', `/sandbox/clients/${cedar}`, { name: 'Cedar Street Dental Group' });
    expect((await send('POST', '/sandbox/clients/none', { name: 'Nobody' })).status).toBe(404);
    const answer = await send('POST', '/account/user/organizations', {});
    const { organizations } = (await answer.json()) as { organizations: Row[] };
    expect(organizations).toHaveLength(8);
    expect(organizations[0]).toMatchObject({ client_id: cedar, client_name: 'Cedar Street Dental Group' });
    expect(sandbox.emit({ client_id: cedar })[0]?.client_name).toBe('Cedar Street Dental Group');
  });

  it('shows a key for one organization only the rows of that one', async () => {
    await send('PUT', '/sandbox/keys', {
      keys: [{ key: 'narrow', clientIds: [harbor], mayListOrganizations: false }],
    });
    sandbox.emit([{ client_id: cedar }, { client_id: harbor }, { raw: null }]);
    expect((await logs([], {}, 'narrow')).logs.map(({ client_id }) => client_id)).toEqual([harbor]);
    expect((await send('POST', '/account/user/organizations', {}, 'narrow')).status).toBe(403);
    expect((await send('POST', '/dns-log-report/v2/logs', {})).status).toBe(401);
  });

  it.each([
    ['429', 429],
    ['401', 401],
    ['403', 403],
    ['500', 500],
  ] as const)('answers %s as often as set, then continues', async (kind, status) => {
    await send('PUT', '/sandbox/faults', { kind, times: 1, retryAfterSeconds: 9 });
    const refused = await send('POST', '/dns-log-report/v2/logs', {});
    expect(refused.status).toBe(status);
    if (kind === '429') expect(refused.headers.get('retry-after')).toBe('9');
    expect((await send('POST', '/dns-log-report/v2/logs', {})).status).toBe(200);
  });

  it('reports an unknown fault', async () => {
    const answer = await send('PUT', '/sandbox/faults', { kind: 'flood' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('kind');
  });

  it('answers a web page, a truncated answer, an empty page and a wrong total', async () => {
    sandbox.emit([{}, {}, {}]);
    sandbox.faults.set({ kind: 'html' });
    expect((await send('POST', '/dns-log-report/v2/logs', {})).headers.get('content-type')).toMatch('html');
    sandbox.faults.set({ kind: 'truncated' });
    const torn = send('POST', '/dns-log-report/v2/logs', {}).then((answer) => answer.json());
    await expect(torn).rejects.toThrow();
    sandbox.faults.set({ kind: 'empty_page', page: 1 });
    expect(await logs([], { page_size: 2, page_number: 1 })).toEqual({ logs: [], total_count: 3 });
    expect((await logs([], { page_size: 2 })).logs).toHaveLength(2);
    sandbox.faults.set({ kind: 'wrong_total', by: 5 });
    expect((await logs()).total_count).toBe(8);
    await send('DELETE', '/sandbox/faults');
    expect((await logs()).total_count).toBe(3);
  });

  it('is slow by the given clock', async () => {
    const before = clock.sleeping();
    sandbox.faults.set({ kind: 'slow', delayMs: 5000 });
    const answer = send('POST', '/dns-log-report/v2/logs', {});
    while (clock.sleeping() === before) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(5000);
    expect((await answer).status).toBe(200);
  });

  it('permits a name that is on an allow list', async () => {
    const { domain } = sandbox.emit(40).find(({ reputation }) => reputation === 4) ?? { domain: '' };
    const made = await send('POST', '/data/list', {
      type: 'allow',
      datatype: 'domain',
      name: 'Allowed by Picket',
    });
    const { listId } = (await made.json()) as { listId: number };
    await send('POST', `/data/list/${listId}`, { value: domain, notes: 'Ticket 4711' });
    const verdict = await send('GET', `/protect/domain/${domain}`);
    expect(await verdict.json()).toMatchObject({ verdict: 'ALLOW' });
    const since = sandbox.emit(400).filter((row) => row.domain === domain);
    expect(new Set(since.map(({ reputation }) => reputation))).toEqual(new Set([1]));
    const listed = await send('GET', '/data/list?datatype=domain&enabled=true&type=allow');
    expect(await listed.json()).toMatchObject({ local: [{ id: listId, name: 'Allowed by Picket' }] });
    expect((await send('DELETE', `/data/list/${listId}`)).status).toBe(200);
    expect((await send('GET', `/data/list/${listId}`)).status).toBe(404);
  });

  it('is empty after a reset, and generates the same log again', async () => {
    const first = sandbox.emit(30);
    sandbox.faults.set({ kind: '500' });
    await send('POST', '/sandbox/reset', {});
    expect(sandbox.faults.list()).toEqual([]);
    expect(sandbox.rows()).toEqual([]);
    expect(sandbox.emit(30)).toEqual(first);
    await send('POST', '/sandbox/reset', { seed: 'another' });
    expect(sandbox.emit(30)).not.toEqual(first);
  });

  it('shows its last rows on a page that says what it is, without scripts', async () => {
    sandbox.emit({ domain: '<script>alert(1)</script>.test' });
    const page = await (await fetch(sandbox.url)).text();
    expect(page).toContain('Sandbox: not HYAS');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script');
  });
});
