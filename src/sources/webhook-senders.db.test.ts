import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { start } from '../../test/http/start-server.ts';
import { systemRandom } from '../platform/values/random.ts';
import { listeningRoutes } from './listen.ts';
import { sourceRoutes } from './routes.ts';
import { movedClock, testKeyring } from './testing/setup.ts';

const test = useDatabase();
const admin = { authorization: 'Bearer pkt_admin' };

describe('the real payloads of senders to a webhook', () => {
  let server: FastifyInstance;
  let clock: ReturnType<typeof movedClock>;
  let source: { id: number; secret: string; bearerToken: string };

  beforeEach(async () => {
    clock = movedClock();
    const deps = {
      db: test.db,
      keyring: testKeyring,
      clock,
      random: systemRandom,
      network: { allowPrivate: false, proxy: null },
    };
    server = await start({ routes: [sourceRoutes(deps), ...listeningRoutes(deps)] });
    const made = await server.inject({
      method: 'POST',
      url: '/api/v1/sources',
      headers: admin,
      payload: { kind: 'webhook', name: 'EDR' },
    });
    source = made.json();
  });

  const item = (id: string, more: Record<string, unknown> = {}) => ({
    id,
    occurredAt: '2026-03-01T12:00:00Z',
    domain: 'bad.example',
    ...more,
  });
  async function post(payload: string | Buffer, headers: Record<string, string> = {}) {
    const answer = await server.inject({
      method: 'POST',
      url: `/api/v1/sources/${source.id}/detections`,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${source.bearerToken}`,
        ...headers,
      },
      payload,
    });
    return { status: answer.statusCode, body: answer.json() };
  }
  const send = (body: unknown) => post(JSON.stringify(body));
  const count = async (table: 'detection' | 'incident' | 'quarantine') =>
    (await test.db.selectFrom(table).select('id').execute()).length;
  const shown = async () => {
    const answer = await server.inject({ url: `/api/v1/sources/${source.id}`, headers: admin });
    return answer.json();
  };

  it('that send at the same time each get the counts of their own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        send(
          n === 5
            ? [{ id: 'x' }]
            : n === 7
              ? item('end', { status: 'resolved' })
              : [item('all'), item(`own ${n}`)],
        ),
      ),
    );
    const detecting = answers.filter((_, n) => n !== 5 && n !== 7);
    expect(detecting.map(({ status, body }) => [status, body.accepted + body.duplicates])).toEqual(
      Array.from({ length: 10 }, () => [202, 2]),
    );
    const sum = (name: string) => detecting.reduce((total, { body }) => total + body[name], 0);
    expect([sum('accepted'), sum('duplicates'), await count('detection')]).toEqual([11, 9, 11]);
    expect(answers[5]?.status).toBe(422);
    expect(answers[7]).toMatchObject({ status: 202, body: { accepted: 0, over: 1 } });
    expect(await shown()).toMatchObject({ over: 1, quarantined: 1 });
  });

  it.each([
    { status: 'resolved' },
    { status: ' Resolved ' },
    { event: 'recovered' },
    { event: 'alert.resolved' },
    { action: 'closed' },
    { status: 'OK' },
  ])('never treats an item with %j as a detection, and reports and counts it', async (words) => {
    expect(await send(item('a', words))).toMatchObject({
      status: 202,
      body: {
        accepted: 0,
        duplicates: 0,
        refused: [],
        over: 1,
        message: expect.stringContaining('has ended'),
      },
    });
    expect(await count('incident')).toBe(0);
    expect(await count('quarantine')).toBe(0);
    expect(await shown()).toMatchObject({ over: 1, quarantined: 0 });
  });

  it('opens no incident again when an item reports its end', async () => {
    await send(item('a'));
    const closed = {
      state: 'closed',
      closed_at: clock.now(),
      closed_reason: 'resolved',
      decide_at: null,
    } as const;
    await test.db.updateTable('incident').set(closed).execute();
    const later = new Date(clock.now().getTime() + 60_000).toISOString();
    await send([item('b', { status: 'resolved', occurredAt: later }), { status: 'resolved' }]);
    const incidents = await test.db.selectFrom('incident').selectAll().execute();
    expect(incidents).toMatchObject([{ state: 'closed', detection_count: 1 }]);
    expect(await shown()).toMatchObject({ over: 2 });
    expect((await send(item('c', { occurredAt: later, status: 'firing' }))).body).toMatchObject({
      accepted: 1,
    });
  });

  it.each([{}, { content: 'tests' }, { type: 'test', timestamp: '2026-03-01T12:00:00Z', data: {} }])(
    'answers the test message %j clearly, and quarantines nothing',
    async (ping) => {
      expect(await send(ping)).toMatchObject({
        status: 202,
        body: { accepted: 0, refused: [], message: expect.stringContaining('only tests the address') },
      });
      expect(await count('quarantine')).toBe(0);
      expect(await shown()).toMatchObject({ lastSuccessAt: clock.now().toISOString(), problem: null });
    },
  );

  it('reads the standard envelope, whose time is the default for items without one', async () => {
    const timestamp = '2026-03-01T12:00:00.000Z';
    const { occurredAt: _, ...timeless } = item('a');
    expect((await send({ type: 'dns.blocked', timestamp, data: timeless })).body).toMatchObject({
      accepted: 1,
    });
    expect((await send({ type: 'dns.blocked', timestamp, data: [item('b'), item('c')] })).body).toMatchObject(
      {
        accepted: 2,
      },
    );
    expect(
      (await send({ type: 'dns.blocked', timestamp, data: [item('d', { domain: '' })] })).body,
    ).toMatchObject({
      errors: [{ pointer: '/data/0/domain' }],
    });
    expect((await send({ type: 'alert.resolved', timestamp, data: item('e') })).body).toMatchObject({
      over: 1,
    });
    expect(await count('detection')).toBe(3);
  });

  it('reads JSON lines; an invalid one does not stop the others', async () => {
    const lines = [JSON.stringify(item('a')), '', '{"id":', JSON.stringify(item('b'))].join('\r\n');
    const { status, body } = await post(lines, { 'content-type': 'application/x-ndjson' });
    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 2, refused: [{ index: 1, reason: 'The line is not JSON.' }] });
    const many = Array.from({ length: 1001 }, (_, n) => JSON.stringify(item(`m${n}`))).join('\n');
    expect(await post(many, { 'content-type': 'application/x-ndjson' })).toMatchObject({
      status: 422,
      body: { code: 'webhook.too_many' },
    });
  });

  it('inflates gzip, signed or not, up to the limit of a plain body', async () => {
    const gzip = { 'content-encoding': 'gzip' };
    expect(await post(gzipSync(JSON.stringify(item('a'))), gzip)).toMatchObject({
      status: 202,
      body: { accepted: 1 },
    });
    const bomb = gzipSync(`[${' '.repeat(50 * 1024 * 1024)}]`);
    expect(await post(bomb, gzip)).toMatchObject({
      status: 413,
      body: { code: 'webhook.inflates_too_large' },
    });
    expect(await post('{}', gzip)).toMatchObject({ status: 400, body: { code: 'webhook.not_gzip' } });
    expect(await post('{}', { 'content-encoding': 'br' })).toMatchObject({
      status: 415,
      body: { code: 'webhook.wrong_encoding' },
    });
  });

  it('accepts the signature in svix headers, too, and no wrong one', async () => {
    const body = JSON.stringify(item('a'));
    const signature = new Webhook(source.secret).sign('msg_1', clock.now(), Buffer.from(body));
    const headers = {
      authorization: '',
      'svix-id': 'msg_1',
      'svix-timestamp': String(Math.floor(clock.now().getTime() / 1000)),
    };
    expect(await post(body, { ...headers, 'svix-signature': signature })).toMatchObject({ status: 202 });
    expect(await post(`${body} `, { ...headers, 'svix-signature': signature })).toMatchObject({
      status: 401,
    });
    expect(
      await post(body, { ...headers, 'svix-signature': signature, 'webhook-signature': 'v1,wrong' }),
    ).toMatchObject({ status: 401 });
  });

  it('reads times in common formats, and still requires a zone', async () => {
    const times = [
      '2026-02-28T19:03:49.837+0000',
      '2026-02-28T21:03:49.837+02',
      '2026-02-28 19:03:49.837Z',
      '2026-02-28t19:03:49.837z',
      '2026-02-28T19:03:49.837000000Z',
    ];
    const sent = await send(times.map((occurredAt, n) => item(`t${n}`, { occurredAt })));
    expect(sent.body).toMatchObject({ accepted: times.length, refused: [] });
    const stored = await test.db.selectFrom('detection').select('occurred_at').execute();
    expect(new Set(stored.map((row) => row.occurred_at.toISOString()))).toEqual(
      new Set(['2026-02-28T19:03:49.837Z']),
    );
    const bad = ['2026-02-28T19:03:49', '2026-02-30T19:03:49Z', '2026-02-28', '2026-02-28Z', 'yesterday'];
    const refused = await send(bad.map((occurredAt, n) => item(`b${n}`, { occurredAt })));
    expect(refused.body.errors.map((one: { detail: string }) => one.detail)).toEqual([
      '“occurredAt” has no zone: add one, such as Z or +02:00.',
      ...Array.from({ length: 4 }, () => expect.stringContaining('is not a time with date and zone')),
    ]);
  });

  it('reads names in presentation format, and addresses of both families', async () => {
    const domains = ['\\208\\191\\209\\128.example', 'my\\032printer.local', '2001:DB8::7', '192.0.2.7'];
    await send(domains.map((domain, n) => item(`d${n}`, { domain })));
    const stored = await test.db.selectFrom('detection').select('domain').orderBy('id').execute();
    expect(stored.map((row) => row.domain)).toEqual([
      'xn--o1ac.example',
      'my\\032printer.local',
      '2001:db8::7',
      '192.0.2.7',
    ]);
  });
});
