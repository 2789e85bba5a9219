import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { systemRandom } from '../platform/values/random.ts';
import { type HyasSandbox, startHyasSandbox } from '../sandbox/hyas/start.ts';
import { type HyasClient, type HyasClientOptions, hyasClient } from './hyas/client.ts';
import { hyasConfigSchema } from './hyas/config.ts';
import { hyas } from './hyas/kind.ts';
import { type PollingDeps, pollDue, pollNow, startPolling } from './poll-due.ts';
import { secretContext } from './secret.ts';
import { finishPoll, getSource, insertSource, updateSource } from './store.ts';
import { movedClock, observer, testKeyring } from './testing/setup.ts';

const test = useDatabase();
const minute = 60_000;
const cedar = '5eed0000-0000-4000-8000-000000000001';

describe('reading a HYAS source', () => {
  let sandbox: HyasSandbox;
  let clock: ReturnType<typeof movedClock>;
  let observed: ReturnType<typeof observer>;
  let deps: PollingDeps;
  const { signal } = new AbortController();

  beforeEach(async () => {
    clock = movedClock();
    sandbox = await startHyasSandbox({ ratePerMinute: 0, clock: clock.sleepless });
    observed = observer();
    deps = {
      db: test.db,
      keyring: testKeyring,
      clock,
      random: systemRandom,
      network: { allowPrivate: true, proxy: null },
      observe: observed.observe,
    };
  });
  afterEach(() => sandbox.close());

  async function makeSource(config: Record<string, unknown> = {}, apiKey = sandbox.apiKey) {
    const settings = hyasConfigSchema.parse({ baseUrl: sandbox.url, pageSize: 2, ...config });
    const row = await insertSource(
      test.db,
      {
        kind: 'hyas',
        name: 'HYAS',
        config: settings,
        secret: testKeyring.seal(apiKey, secretContext),
        nextPollAt: clock.now(),
      },
      clock.now(),
    );
    return row.id;
  }
  const source = async (id: number) => {
    const row = await getSource(test.db, id);
    if (row === undefined) throw new Error('The source was deleted.');
    return row;
  };
  const stored = async () =>
    (await test.db.selectFrom('detection').select('external_id').orderBy('external_id').execute()).map(
      (row) => row.external_id,
    );
  const emit = (count: number, prefix = 'row') =>
    sandbox.emit(Array.from({ length: count }, (_, n) => ({ log_id: `${prefix}-${n}`, client_id: cedar })));
  const names = (count: number, prefix = 'row') => Array.from({ length: count }, (_, n) => `${prefix}-${n}`);

  it('stores every entry once, however often the same period is read again', async () => {
    const id = await makeSource();
    emit(5);
    clock.pass(1000);
    expect(await pollDue(deps, signal)).toEqual({ what: 'done' });
    expect(await stored()).toEqual(names(5));
    expect(await source(id)).toMatchObject({
      cursor: { end: '2026-03-01T12:00:01.000Z' },
      last_success_at: clock.now(),
      last_attempt_at: clock.now(),
      next_poll_at: new Date(clock.now().getTime() + minute),
      failures: 0,
      problem: null,
      locked_by: null,
      locked_until: null,
    });
    expect(await pollDue(deps, signal)).toBeNull();

    emit(2, 'later');
    clock.pass(minute);
    expect(await pollDue(deps, signal)).toEqual({ what: 'done' });
    expect(await stored()).toEqual([...names(2, 'later'), ...names(5)]);
    const counted = observed.of('ingested').reduce((sum, event) => sum + event.accepted, 0);
    expect(counted).toBe(7);
  });

  it('reads from its creation on, unless a back-fill is set', async () => {
    emit(1, 'before');
    clock.pass(10 * minute);
    const id = await makeSource();
    clock.pass(1000);
    emit(1, 'after');
    await pollDue(deps, signal);
    expect(await stored()).toEqual(['after-0']);

    await test.db.deleteFrom('source').where('id', '=', id).execute();
    await makeSource({ backfillHours: 1 });
    await pollDue(deps, signal);
    expect(await stored()).toEqual(['after-0', 'after-0', 'before-0']);
  });

  it('loses nothing if a 500 interrupts paging, and does not move the cursor', async () => {
    const id = await makeSource();
    emit(5);
    clock.pass(1000);
    sandbox.faults.set({ kind: '500', page: 1, times: 1 });
    expect(await pollDue(deps, signal)).toMatchObject({
      what: 'failed',
      problem: { code: 'hyas.server_error' },
    });
    const failing = await source(id);
    expect(failing).toMatchObject({ cursor: null, failures: 1, problem: { code: 'hyas.server_error' } });
    expect(failing.locked_by).toBeNull();
    expect((await stored()).length).toBe(2);
    expect(observed.of('poll_failed')).toMatchObject([{ problem: { code: 'hyas.server_error' } }]);

    clock.pass(5 * minute);
    expect(await pollDue(deps, signal)).toEqual({ what: 'done' });
    expect(await stored()).toEqual(names(5));
    expect(await source(id)).toMatchObject({ failures: 0, problem: null });
  });

  it('waits longer after each failure, at most five minutes', async () => {
    const id = await makeSource();
    const highest = { ...deps, random: () => new Uint8Array([255, 255]) };
    sandbox.faults.set({ kind: '500' });
    const waits: number[] = [];
    for (let failure = 0; failure < 12; failure++) {
      await pollDue(highest, signal);
      const next = (await source(id)).next_poll_at?.getTime() ?? 0;
      waits.push(Math.round((next - clock.now().getTime()) / 1000));
      clock.pass(next - clock.now().getTime());
    }
    expect(waits.slice(0, 4)).toEqual([2, 4, 8, 16]);
    expect(waits.at(-1)).toBe(300);
    expect((await source(id)).failures).toBe(12);
  });

  it('reports that the key was refused, and tries it again rarely', async () => {
    const id = await makeSource({}, 'a-wrong-key');
    await pollDue(deps, signal);
    const refused = await source(id);
    expect(refused.problem).toMatchObject({ code: 'hyas.key_refused', retry: 'never' });
    expect(refused.problem?.message).toContain('the HYAS API key was refused');
    expect(refused.next_poll_at).toEqual(new Date(clock.now().getTime() + 15 * minute));
    expect(JSON.stringify(refused.problem)).not.toContain('a-wrong-key');
    clock.pass(14 * minute);
    expect(await pollDue(deps, signal)).toBeNull();
  });

  it('reports that its secret was encrypted with another key, and sends HYAS no request', async () => {
    const id = await makeSource();
    await updateSource(test.db, id, { secret: 'v1.nonsense' }, clock.now());
    await pollDue(deps, signal);
    expect((await source(id)).problem).toMatchObject({ code: 'secrets.cannot_unseal' });
  });

  it('waits as long as a 429 asks for', async () => {
    const id = await makeSource();
    sandbox.faults.set({ kind: '429', times: 1, retryAfterSeconds: 600 });
    await pollDue(deps, signal);
    expect(await source(id)).toMatchObject({
      next_poll_at: new Date(clock.now().getTime() + 10 * minute),
      problem: { code: 'hyas.too_many_requests' },
    });
  });

  it('continues a long back-fill where it failed', async () => {
    const id = await makeSource({ backfillHours: 24, pageSize: 1000, overlapMinutes: 0 });
    const first = clock.now().getTime() - 20 * 60 * minute;
    sandbox.emit(
      Array.from({ length: 12_000 }, (_, n) => ({
        log_id: `b${n}`,
        datetime: new Date(first + n * 5000).toISOString(),
      })),
    );
    sandbox.faults.set({ kind: '500', page: 6, times: 1 });
    await pollDue(deps, signal);
    const reached = (await source(id)).cursor as { end: string } | null;
    expect(await source(id)).toMatchObject({ failures: 1 });
    // On a slow machine a connection may end meanwhile: that is one more failure from which to continue.
    for (let tries = 0; tries < 5; tries += 1) {
      clock.pass(60 * minute);
      if ((await pollDue(deps, signal))?.what === 'done') break;
    }
    const { count } = await test.db
      .selectFrom('detection')
      .select((q) => q.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(12_000);
    const after = (await source(id)).cursor as { end: string };
    expect(Date.parse(after.end)).toBeGreaterThan(Date.parse(reached?.end ?? '2000-01-01T00:00:00Z'));
  });

  it('quarantines unreadable entries and continues', async () => {
    await makeSource();
    sandbox.emit([
      { log_id: 'fine' },
      { raw: { log_id: 'x', datetime: '2026-03-01T12:00:00Z', domain: null } },
    ]);
    clock.pass(1000);
    await pollDue(deps, signal);
    expect(await stored()).toEqual(['fine']);
    const rows = await test.db.selectFrom('quarantine').select('reason').execute();
    expect(rows).toEqual([{ reason: expect.stringContaining('domain') }]);
  });

  describe('companies', () => {
    const companies = () =>
      test.db.selectFrom('company').select(['id', 'external_id', 'name']).orderBy('external_id').execute();

    it('are all known after the first reading, each announced once', async () => {
      await makeSource();
      emit(1);
      clock.pass(1000);
      await pollDue(deps, signal);
      expect(await companies()).toHaveLength(8);
      const messages = observed.of('new_company').map(({ message }) => message);
      expect(messages).toHaveLength(8);
      expect(messages[0]).toContain('New company “Cedar Street Dental” of HYAS has no mapping yet');
      clock.pass(minute);
      await pollDue(deps, signal);
      expect(observed.of('new_company')).toHaveLength(8);
    });

    it('are requested once an hour', async () => {
      const id = await makeSource();
      await pollDue(deps, signal);
      const askedAt = async () => ((await source(id)).cursor as { organizationsAt: string }).organizationsAt;
      const first = await askedAt();
      clock.pass(minute);
      await pollDue(deps, signal);
      expect(await askedAt()).toBe(first);
      clock.pass(60 * minute);
      await pollDue(deps, signal);
      expect(await askedAt()).toBe(clock.now().toISOString());
    });

    it('come only from the log if the key may not list them', async () => {
      const id = await makeSource();
      sandbox.faults.set({ kind: '403', path: '/account' });
      emit(1);
      clock.pass(1000);
      expect(await pollDue(deps, signal)).toEqual({ what: 'done' });
      expect(await companies()).toMatchObject([{ external_id: cedar }]);
      expect((await source(id)).problem).toBeNull();
    });

    it('stay the same when renamed, and keep their name if an entry has none', async () => {
      await makeSource();
      emit(1);
      clock.pass(1000);
      await pollDue(deps, signal);
      const [before] = await companies();
      clock.pass(1000);
      sandbox.emit({ client_id: cedar, client_name: 'Cedar St. Dental' });
      clock.pass(minute);
      await pollDue(deps, signal);
      sandbox.emit({ client_id: cedar, client_name: null });
      clock.pass(minute);
      await pollDue(deps, signal);
      expect((await companies())[0]).toEqual({ ...before, name: 'Cedar St. Dental' });
    });
  });

  describe('several readers', () => {
    it('read a source once when two claim it at the same time', async () => {
      await makeSource();
      emit(5);
      clock.pass(1000);
      const outcomes = await Promise.all([pollDue(deps, signal), pollDue(deps, signal)]);
      expect(outcomes.filter((outcome) => outcome !== null)).toEqual([{ what: 'done' }]);
      expect(await stored()).toEqual(names(5));
    });

    it('store nothing more when the source was taken over', async () => {
      const id = await makeSource();
      emit(5);
      clock.pass(1000);
      let pages = 0;
      const client = (options: HyasClientOptions) => {
        const real = hyasClient(options);
        return {
          ...real,
          async logs(...asked: Parameters<HyasClient['logs']>) {
            pages += 1;
            // After the first page was stored and before the second is.
            if (pages === 2) await test.db.updateTable('source').set({ locked_by: 'another' }).execute();
            return real.logs(...asked);
          },
        };
      };
      expect(await pollDue({ ...deps, kinds: [hyas(client)] }, signal)).toEqual({ what: 'lost' });
      expect((await stored()).length).toBeLessThan(5);
      expect(await source(id)).toMatchObject({ locked_by: 'another', cursor: null, failures: 0 });
    });

    it('take over from a reader that has ended', async () => {
      const id = await makeSource();
      const gone = { locked_by: 'gone', locked_until: new Date(clock.now().getTime() + minute) };
      await test.db.updateTable('source').set(gone).execute();
      expect(await pollDue(deps, signal)).toBeNull();
      clock.pass(minute);
      expect(await pollDue(deps, signal)).toEqual({ what: 'done' });
      expect(await finishPoll(test.db, id, 'gone', { next_poll_at: clock.now() })).toBe(false);
    });

    it('do not store a result of old settings for the new ones', async () => {
      // A HYAS that refuses the old key once the source has been changed.
      const changing = createServer((_request, response) => {
        void updateSource(test.db, id, { restartAt: clock.now() }, clock.now()).then(() =>
          response.writeHead(403).end('{}'),
        );
      }).listen(0, '127.0.0.1');
      await once(changing, 'listening');
      const { port } = changing.address() as AddressInfo;
      const id = await makeSource({ baseUrl: `http://127.0.0.1:${port}` }, 'the-old-key');
      expect(await pollDue(deps, signal)).toEqual({ what: 'lost' });
      changing.close();
      expect(await source(id)).toMatchObject({ problem: null, failures: 0, next_poll_at: clock.now() });
    });
  });

  it('release the source unharmed when Picket stops', async () => {
    const id = await makeSource();
    emit(5);
    clock.pass(1000);
    const stopping = new AbortController();
    const outcome = await pollDue({ ...deps, observe: () => stopping.abort() }, stopping.signal);
    expect(outcome).toEqual({ what: 'stopped' });
    expect(await source(id)).toMatchObject({ locked_by: null, failures: 0, problem: null, cursor: null });
    expect(await pollDue(deps, signal)).toEqual({ what: 'done' });
    expect(await stored()).toEqual(names(5));
  });

  it('do not read it while it is switched off', async () => {
    const id = await makeSource();
    await updateSource(test.db, id, { enabled: false, restartAt: null }, clock.now());
    expect(await pollDue(deps, signal)).toBeNull();
    expect(await pollNow(deps, id, signal)).toMatchObject({ ok: false, problem: { code: 'sources.off' } });
    expect(await pollNow(deps, 99, signal)).toMatchObject({
      ok: false,
      problem: { code: 'sources.not_found' },
    });
  });

  it('read it in a loop when it is due, and at once when that is woken', async () => {
    await makeSource();
    emit(2);
    clock.pass(1000);
    let read = () => {};
    const done = new Promise<void>((resolve) => {
      read = resolve;
    });
    const loop = startPolling(
      { ...deps, observe: (event) => void (event.what === 'new_company' && read()) },
      { clock: clock.sleepless, onProblem: () => {} },
    );
    await done;
    await loop.stop();
    expect(loop.health()).toMatchObject({ name: 'poll 1', problem: null });
    expect(await stored()).toEqual(names(2));
  });
});
