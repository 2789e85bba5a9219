import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { start } from '../../test/http/start-server.ts';
import { systemRandom } from '../platform/values/random.ts';
import { sourceRoutes } from './routes.ts';
import { secretContext } from './secret.ts';
import { testKeyring } from './testing/setup.ts';
import { useSourceRoutes } from './testing/use-routes.ts';

const test = useDatabase();
const cedar = '5eed0000-0000-4000-8000-000000000001';

describe('sources over HTTP', () => {
  const { call, make, hyas, audit, sandbox, clock, changes } = useSourceRoutes(test);
  const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer);

  it('creates a source, shows it without its key, and has it read at once', async () => {
    const made = await call('POST', '', hyas());
    expect(made).toEqual({
      status: 201,
      body: {
        id: expect.any(Number),
        kind: 'hyas',
        name: 'HYAS',
        enabled: true,
        config: {
          baseUrl: sandbox().url,
          verdicts: ['blocked', 'malicious'],
          pollSeconds: 60,
          overlapMinutes: 15,
          backfillHours: 0,
          copyAllowList: false,
          pageSize: 1000,
        },
        createdAt: clock().now().toISOString(),
        lastAttemptAt: null,
        lastSuccessAt: null,
        lastDetectionAt: null,
        nextPollAt: clock().now().toISOString(),
        failures: 0,
        problem: null,
        quarantined: 0,
      },
    });
    expect(changes()).toBe(1);
    expect((await call('GET', '', undefined, 'viewer')).body).toEqual({
      items: [made.body],
      nextCursor: null,
    });
    const row = await test.db.selectFrom('source').select('secret').executeTakeFirstOrThrow();
    expect(testKeyring.unseal(row.secret ?? '', secretContext)).toBe(sandbox().apiKey);
    expect(await audit()).toMatchObject([
      { action: 'source.made', subject: `source:${made.body.id}`, actor: 'Ms admin (token:admin)' },
    ]);
    expect(JSON.stringify(await audit())).not.toContain(sandbox().apiKey);
  });

  it.each([
    [{ apiKey: undefined }, ['/apiKey']],
    [{ apiKey: 'two words' }, ['/apiKey']],
    [{ config: { baseUrl: 'http://api.hyas.example' } }, ['/config/baseUrl']],
    [{ config: { pollSeconds: 1, verdicts: ['permitted'] } }, ['/config/verdicts/0', '/config/pollSeconds']],
    [{ config: { pollSecond: 60 } }, ['/config/pollSecond']],
    [{ kind: 'webhook', config: {} }, ['/apiKey']],
    [{ kind: 'webhook', config: { defaultVerdict: '' }, apiKey: undefined }, ['/config/defaultVerdict']],
  ])('names the invalid setting: %j', async (more, wrong) => {
    const { status, body } = await call('POST', '', hyas(more));
    expect(status).toBe(422);
    expect(body.code).toBe('sources.invalid');
    expect(pointers(body)).toEqual(wrong);
    expect((await call('GET', '')).body.items).toEqual([]);
  });

  it('is set up by administrators only', async () => {
    const id = await make();
    for (const [method, url, payload] of [
      ['POST', '', hyas({ name: 'Another' })],
      ['PATCH', `/${id}`, { name: 'x' }],
      ['DELETE', `/${id}`, undefined],
      ['POST', `/${id}/poll`, undefined],
      ['POST', `/${id}/rotate-secret`, undefined],
    ] as const)
      expect((await call(method, url, payload, 'analyst')).status).toBe(403);
    for (const url of ['', `/${id}`, `/${id}/quarantine`])
      expect((await call('GET', url, undefined, 'viewer')).status).toBe(200);
  });

  it('has a unique name', async () => {
    await make();
    const second = await make({ name: ' Second ' });
    expect(await call('POST', '', hyas())).toMatchObject({
      status: 409,
      body: { code: 'sources.name_taken' },
    });
    expect(await call('PATCH', `/${second}`, { name: 'HYAS' })).toMatchObject({ status: 409 });
    expect((await call('PATCH', `/${second}`, { name: 'Third' })).body.name).toBe('Third');
  });

  it('answers not found for an unknown one', async () => {
    for (const [method, url] of [
      ['GET', '/9'],
      ['PATCH', '/9'],
      ['DELETE', '/9'],
      ['POST', '/9/poll'],
      ['POST', '/9/rotate-secret'],
      ['GET', '/9/quarantine'],
    ] as const) {
      const answer = await call(method, url, method === 'PATCH' ? {} : undefined);
      expect(answer, url).toMatchObject({ status: 404, body: { code: 'sources.not_found' } });
    }
  });

  it('is listed in pages', async () => {
    for (const name of ['a', 'b', 'c']) await make({ name });
    const first = (await call('GET', '?limit=2')).body;
    const second = (await call('GET', `?limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(second.nextCursor).toBeNull();
  });

  describe('changing', () => {
    it('keeps settings that are not given, and reads the source again', async () => {
      const id = await make();
      const problem = JSON.stringify({ code: 'x', message: 'x', hint: 'x', retry: 'never' });
      await test.db
        .updateTable('source')
        .set({ problem, failures: 3, next_poll_at: null, locked_by: 'someone', locked_until: clock().now() })
        .execute();
      const { body } = await call('PATCH', `/${id}`, { config: { pollSeconds: 30 } });
      expect(body).toMatchObject({
        config: { baseUrl: sandbox().url, pollSeconds: 30, pageSize: 1000 },
        problem: null,
        failures: 0,
        nextPollAt: clock().now().toISOString(),
      });
      const row = await test.db.selectFrom('source').select('locked_by').executeTakeFirstOrThrow();
      expect(row.locked_by).toBeNull();
    });

    it('asks for the key again when the address changes, and sends the old key nowhere', async () => {
      const id = await make();
      const config = { baseUrl: 'https://api.ddr.example' };
      const refused = await call('PATCH', `/${id}`, { config });
      expect(refused.status).toBe(422);
      expect(pointers(refused.body)).toEqual(['/apiKey']);
      expect((await call('GET', `/${id}`)).body.config.baseUrl).toBe(sandbox().url);
      const changed = await call('PATCH', `/${id}`, { config, apiKey: 'another-key' });
      expect(changed).toMatchObject({ status: 200, body: { config } });
      const events = await audit();
      expect(events.at(-1)).toMatchObject({ action: 'source.changed', after: { apiKey: 'replaced' } });
      expect(JSON.stringify(events)).not.toContain('another-key');
    });

    it('switches a source off and on', async () => {
      const id = await make();
      const off = await call('PATCH', `/${id}`, { enabled: false });
      expect(off.body).toMatchObject({ enabled: false, nextPollAt: null });
      clock().pass(1000);
      const on = await call('PATCH', `/${id}`, { enabled: true });
      expect(on.body).toMatchObject({ enabled: true, nextPollAt: clock().now().toISOString() });
      expect(changes()).toBe(3);
    });

    it('rotates no API key', async () => {
      const id = await make();
      const answer = await call('POST', `/${id}/rotate-secret`);
      expect(answer).toMatchObject({ status: 422, body: { code: 'sources.no_secret_to_rotate' } });
    });
  });

  describe('reading now', () => {
    it('returns the result', async () => {
      const id = await make();
      sandbox().emit([{ client_id: cedar }, { client_id: cedar }, { raw: { log_id: 1, domain: null } }]);
      clock().pass(1000);
      expect(await call('POST', `/${id}/poll`)).toEqual({
        status: 200,
        body: { accepted: 2, duplicates: 0, quarantined: 1, opened: expect.any(Number) },
      });
      expect(await call('POST', `/${id}/poll`)).toMatchObject({
        status: 200,
        body: { accepted: 0, duplicates: 2 },
      });
    });

    it('says how to fix a refused key, and stores that with the source', async () => {
      const id = await make({ apiKey: 'wrong' });
      const answer = await call('POST', `/${id}/poll`);
      expect(answer).toMatchObject({ status: 422, body: { code: 'hyas.key_refused' } });
      expect(answer.body.hint).toContain('API key');
      expect((await call('GET', `/${id}`)).body).toMatchObject({
        failures: 1,
        problem: { code: 'hyas.key_refused', retry: 'never' },
      });
    });

    it.each([
      ['500', 503, 'hyas.server_error'],
      ['429', 503, 'hyas.too_many_requests'],
      ['html', 503, 'hyas.html_answer'],
    ] as const)('reports a %s of HYAS as temporary', async (kind, status, code) => {
      const id = await make();
      sandbox().faults.set({ kind });
      expect(await call('POST', `/${id}/poll`)).toMatchObject({ status, body: { code } });
    });

    it('refuses a second reading at the same time, one that is switched off, and one that sends by itself', async () => {
      const id = await make();
      const held = { locked_by: 'a loop', locked_until: new Date(clock().now().getTime() + 1000) };
      await test.db.updateTable('source').set(held).execute();
      expect(await call('POST', `/${id}/poll`)).toMatchObject({
        status: 409,
        body: { code: 'sources.being_read' },
      });
      await call('PATCH', `/${id}`, { enabled: false });
      expect((await call('POST', `/${id}/poll`)).body.code).toBe('sources.off');
      const webhook = await call('POST', '', { kind: 'webhook', name: 'Webhook' });
      const polled = await call('POST', `/${webhook.body.id}/poll`);
      expect(polled).toMatchObject({ status: 422, body: { code: 'sources.not_polled' } });
    });

    it('answers before the end of a long reading, which continues', async () => {
      const id = await make();
      sandbox().faults.set({ kind: 'slow' });
      const impatient = { ...clock(), sleep: async () => {} };
      const deps = {
        db: test.db,
        keyring: testKeyring,
        random: systemRandom,
        network: { allowPrivate: true, proxy: null },
      };
      const slow = await start({ routes: [sourceRoutes({ ...deps, clock: impatient })] });
      const headers = { authorization: 'Bearer pkt_admin' };
      const answer = await slow.inject({ method: 'POST', url: `/api/v1/sources/${id}/poll`, headers });
      expect(answer.statusCode).toBe(202);
      expect(answer.json()).toEqual({ accepted: 0, duplicates: 0, quarantined: 0, opened: 0 });
      expect((await call('POST', `/${id}/poll`)).body.code).toBe('sources.being_read');
      // The rest is aborted when the server stops, and read again later.
      await slow.close();
      const row = await test.db.selectFrom('source').selectAll().executeTakeFirstOrThrow();
      expect(row).toMatchObject({ locked_by: null, failures: 0, problem: null });
    });
  });
});
