import type { FastifyInstance } from 'fastify';
import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { start } from '../../test/http/start-server.ts';
import { systemRandom } from '../platform/values/random.ts';
import { listeningRoutes } from './listen.ts';
import { sourceRoutes } from './routes.ts';
import { updateSource } from './store.ts';
import { movedClock, observer, testKeyring } from './testing/setup.ts';

const test = useDatabase();
const admin = { authorization: 'Bearer pkt_admin' };
const minute = 60_000;

describe('a webhook', () => {
  let server: FastifyInstance;
  let clock: ReturnType<typeof movedClock>;
  let observed: ReturnType<typeof observer>;
  let source: { id: number; secret: string; bearerToken: string };

  beforeEach(async () => {
    clock = movedClock();
    observed = observer();
    const deps = {
      db: test.db,
      keyring: testKeyring,
      clock,
      random: systemRandom,
      network: { allowPrivate: false, proxy: null },
      observe: observed.observe,
    };
    server = await start({ routes: [sourceRoutes(deps), ...listeningRoutes(deps)] });
    const made = await server.inject({
      method: 'POST',
      url: '/api/v1/sources',
      headers: admin,
      payload: { kind: 'webhook', name: 'Resolver' },
    });
    expect(made.statusCode).toBe(201);
    source = made.json();
  });

  const item = (id: string, more: Record<string, unknown> = {}) => ({
    id,
    occurredAt: '2026-03-01T12:00:00Z',
    domain: 'bad.example',
    company: { id: 'cedar', name: 'Cedar Street Dental' },
    ...more,
  });
  const signature = (body: string, secret = source.secret, at = clock.now(), id = 'msg_1') => ({
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  });
  async function post(body: string, headers: Record<string, string>, id: number | string = source.id) {
    const answer = await server.inject({
      method: 'POST',
      url: `/api/v1/sources/${id}/detections`,
      headers: { 'content-type': 'application/json', ...headers },
      payload: body,
    });
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
  }
  const bearer = (token = source.bearerToken) => ({ authorization: `Bearer ${token}` });
  const send = (body: unknown) => post(JSON.stringify(body), bearer());
  const stored = () => test.db.selectFrom('detection').selectAll().orderBy('external_id').execute();
  const rotate = async (payload: Record<string, unknown> = {}) => {
    const url = `/api/v1/sources/${source.id}/rotate-secret`;
    const answer = await server.inject({ method: 'POST', url, headers: admin, payload });
    expect(answer.statusCode).toBe(200);
    return answer.json() as { secret: string; bearerToken: string };
  };

  it('keeps every digit of ids beyond 2^53: two companies and two events stay two', async () => {
    const body = (event: string, company: string) =>
      `{"id":${event},"occurredAt":"2026-03-01T12:00:00Z","domain":"bad.example","company":{"id":${company}}}`;
    const list = `[${body('1761234567890123401', '225494730938493804')},${body('1761234567890123402', '225494730938493805')}]`;
    expect((await post(list, bearer())).body).toMatchObject({ accepted: 2, duplicates: 0 });
    expect((await post(list, bearer())).body).toMatchObject({ accepted: 0, duplicates: 2 });
    expect((await stored()).map((row) => row.external_id)).toEqual([
      '1761234567890123401',
      '1761234567890123402',
    ]);
    const companies = await test.db
      .selectFrom('company')
      .select('external_id')
      .orderBy('external_id')
      .execute();
    expect(companies.map((row) => row.external_id)).toEqual(['225494730938493804', '225494730938493805']);
  });

  it('stores an item with the id and the time of another, if company, domain or device differ', async () => {
    const alert = [
      item('a', { deviceName: 'WS-1' }),
      item('a', { deviceName: 'WS-1', domain: 'worse.example' }),
      item('a', { deviceName: 'WS-2' }),
      item('a', { deviceName: 'WS-1', company: { id: 'birch' } }),
      item('a', { deviceName: 'WS-1', reasons: ['Phishing'] }),
    ];
    expect((await send(alert)).body).toMatchObject({ accepted: 4, duplicates: 1, refused: [] });
    expect((await send(alert)).body).toMatchObject({ accepted: 0, duplicates: 5 });
    expect((await send(item('a', { deviceName: 'WS-3' }))).body).toMatchObject({ accepted: 1 });
    expect(await stored()).toHaveLength(5);
    const incidents = await test.db.selectFrom('incident').select('id').execute();
    expect(incidents).toHaveLength(5);
  });

  it('accepts what is signed with its secret, byte for byte', async () => {
    const body = `  ${JSON.stringify([item('a'), item('b', { reasons: ['Phishing – ü'] })], null, 2)}\n`;
    const answer = await post(body, signature(body));
    expect(answer).toMatchObject({ status: 202, body: { accepted: 2, duplicates: 0, refused: [] } });
    expect((await stored()).map((row) => row.reasons)).toEqual([[], ['Phishing – ü']]);
    expect(observed.of('ingested')).toMatchObject([{ source: 'Resolver', accepted: 2, opened: 1 }]);
    expect(observed.of('new_company')).toMatchObject([{ company: 'Cedar Street Dental' }]);
    const seen = await server.inject({ url: `/api/v1/sources/${source.id}`, headers: admin });
    expect(seen.json()).toMatchObject({
      lastAttemptAt: clock.now().toISOString(),
      lastSuccessAt: clock.now().toISOString(),
      lastDetectionAt: clock.now().toISOString(),
      nextPollAt: null,
      problem: null,
    });
  });

  it('accepts its bearer token', async () => {
    expect(await send(item('a'))).toMatchObject({ status: 202, body: { accepted: 1 } });
  });

  it('answers everything from another sender alike, and stores nothing', async () => {
    const body = JSON.stringify([item('a')]);
    const other = await server.inject({
      method: 'POST',
      url: '/api/v1/sources',
      headers: admin,
      payload: { kind: 'webhook', name: 'Off' },
    });
    await updateSource(test.db, other.json().id, { enabled: false }, clock.now());
    const offToken = bearer(other.json().bearerToken);
    const old = new Date(clock.now().getTime() - 5 * minute - 1000);
    const early = new Date(clock.now().getTime() + 5 * minute + 1000);
    const signed = signature(body);
    const answers = await Promise.all([
      post(body, {}),
      post(body, bearer('pkw_wrong')),
      post(body, { authorization: 'Basic abc' }),
      post(body, admin),
      post(body, offToken, other.json().id),
      post(body, bearer(), 999),
      post(body, bearer(), 'abc'),
      post(body, signature(body, other.json().secret)),
      post(body.replace('bad', 'good'), signed),
      post(body, { ...signed, 'webhook-id': 'msg_2' }),
      post(body, { ...signed, 'webhook-timestamp': '1' }),
      post(body, { ...signed, 'webhook-timestamp': 'NaN' }),
      post(body, { ...signed, 'webhook-signature': `v2,${signed['webhook-signature'].slice(3)}` }),
      post(body, { 'webhook-signature': signed['webhook-signature'] }),
      post(body, signature(body, source.secret, old)),
      post(body, signature(body, source.secret, early)),
      // A valid token does not make up for a wrong signature.
      post(body, { ...bearer(), ...signature(`${body} `) }),
      post('not even JSON', {}),
    ]);
    const [first, ...others] = answers.map(({ status, body, headers }) => {
      const { requestId: _, ...said } = body;
      return { status, said, asks: headers['www-authenticate'] };
    });
    expect(first).toMatchObject({ status: 401, said: { code: 'webhook.refused' }, asks: /Bearer/ });
    for (const answer of others) expect(answer).toEqual(first);
    expect(await stored()).toEqual([]);
  });

  it('accepts one valid signature among several, and clocks that differ a little', async () => {
    const body = JSON.stringify([item('a')]);
    const signed = signature(body, source.secret, new Date(clock.now().getTime() - 4 * minute));
    const several = { ...signed, 'webhook-signature': `v1,AAAA v1a,x ${signed['webhook-signature']}` };
    expect((await post(body, several)).status).toBe(202);
  });

  it('accepts the old secrets for a day after a rotation', async () => {
    const before = { ...source };
    const after = await rotate();
    const body = JSON.stringify([item('a')]);
    for (const { secret, bearerToken } of [before, after]) {
      expect((await post(body, signature(body, secret))).status).toBe(202);
      expect((await post(body, bearer(bearerToken))).status).toBe(202);
    }
    clock.pass(24 * 60 * minute);
    expect((await post(body, signature(body, before.secret))).status).toBe(401);
    expect((await post(body, bearer(before.bearerToken))).status).toBe(401);
    expect((await post(body, signature(body, after.secret))).status).toBe(202);
  });

  it('revokes the old secrets at once when they leaked', async () => {
    const after = await rotate({ revokeOld: true });
    const body = JSON.stringify([item('a')]);
    expect((await post(body, bearer())).status).toBe(401);
    expect((await post(body, bearer(after.bearerToken))).status).toBe(202);
  });

  it('stores its secrets encrypted', async () => {
    await rotate();
    const everything = JSON.stringify([
      await test.db.selectFrom('source').selectAll().execute(),
      await test.db.selectFrom('audit_event').selectAll().execute(),
    ]);
    expect(everything).not.toContain(source.secret.slice(6));
    expect(everything).not.toContain(source.bearerToken);
    const listed = await server.inject({ url: '/api/v1/sources', headers: admin });
    expect(listed.body).not.toMatch(/whsec_|pkw_|tokenHash|signing/);
  });

  it('accepts the valid items of a list and reports what is wrong with each of the others', async () => {
    const answer = await send({
      detections: [item('a'), item('b', { domain: 'x y' }), item('c'), { id: 'd' }, item('e\u0000')],
    });
    expect(answer).toMatchObject({
      status: 202,
      body: {
        accepted: 2,
        duplicates: 0,
        refused: [
          { index: 1, id: 'b', pointer: '/detections/1/domain' },
          { index: 3, id: 'd', pointer: '/detections/3/occurredAt' },
          { index: 4, pointer: '/detections/4/id', reason: expect.stringContaining('NUL') },
        ],
      },
    });
    const url = `/api/v1/sources/${source.id}/quarantine`;
    const aside = (await server.inject({ url, headers: { authorization: 'Bearer pkt_viewer' } })).json();
    expect(aside.items).toHaveLength(3);
    expect(aside.items.map(({ content }: { content: string }) => JSON.parse(content).id).sort()).toEqual([
      'b',
      'd',
      'e\u0000',
    ]);
    const seen = await server.inject({ url: `/api/v1/sources/${source.id}`, headers: admin });
    expect(seen.json().quarantined).toBe(3);
  });

  it('counts duplicates, also within one request', async () => {
    await send([item('a'), item('b')]);
    const again = await send([item('b'), item('c'), item('c')]);
    expect(again.body).toEqual({ accepted: 1, duplicates: 2, refused: [] });
    expect(await stored()).toHaveLength(3);
  });

  it('refuses a request without a valid item, and quarantines it', async () => {
    const answer = await send([{ id: 'a' }, 5]);
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'webhook.all_refused',
        errors: [
          { in: 'body', pointer: '/0/occurredAt', detail: '“occurredAt” is missing.' },
          { in: 'body', pointer: '/1', detail: 'It is not an object.' },
        ],
      },
    });
    expect(await test.db.selectFrom('quarantine').selectAll().execute()).toHaveLength(2);
    const seen = await server.inject({ url: `/api/v1/sources/${source.id}`, headers: admin });
    expect(seen.json()).toMatchObject({ lastAttemptAt: clock.now().toISOString(), lastSuccessAt: null });
  });

  it('accepts a thousand at once and reports how many were too many', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => item(`${n}`));
    expect(await send(many(1000))).toMatchObject({ status: 202, body: { accepted: 1000 } });
    const tooMany = await send(many(1001));
    expect(tooMany).toMatchObject({ status: 422, body: { code: 'webhook.too_many' } });
    expect(tooMany.body.detail).toContain('1001');
  });

  it.each([
    ['is empty', '', 400, 'http.empty_body'],
    ['is not JSON', '{"id":', 400, 'http.malformed_json'],
    ['is a text', '"text"', 422, 'webhook.not_detections'],
    ['is an empty list', '[]', 422, 'webhook.no_detections'],
    ['is over 2 MB', ' '.repeat(2 * 1024 * 1024 + 1), 413, 'http.body_too_large'],
  ])('reports that the body %s', async (_, body, status, code) => {
    expect(await post(body, bearer())).toMatchObject({ status, body: { code } });
  });

  it('keeps a company’s name if a detection gives only its id, and has a company for detections without one', async () => {
    await send([item('a')]);
    await send([item('b', { company: { id: 'cedar' } }), item('c', { company: null })]);
    const companies = await test.db.selectFrom('company').select('name').orderBy('id').execute();
    expect(companies.map(({ name }) => name)).toEqual(['Cedar Street Dental', 'Unattributed (Resolver)']);
  });

  it('has a default verdict', async () => {
    const url = `/api/v1/sources/${source.id}`;
    const payload = { config: { defaultVerdict: 'Suspicious' } };
    await server.inject({ method: 'PATCH', url, headers: admin, payload });
    await send([item('a'), item('b', { verdict: 'malicious' })]);
    expect((await stored()).map((row) => row.verdict)).toEqual(['suspicious', 'malicious']);
  });

  it('describes what it accepts', async () => {
    const { paths, components } = (await server.inject('/api/openapi.json')).json();
    const { requestBody, responses } = paths['/api/v1/sources/{id}/detections'].post;
    expect(JSON.stringify(requestBody)).toContain('#/components/schemas/WebhookItemInput');
    expect(components.schemas.WebhookItemInput.properties).toHaveProperty('occurredAt');
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['202', '401', '413', '422']));
  });
});
