import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { makeDetection } from '../../detections/testing/make-detection.ts';
import { incidentSettings } from '../../incidents/incident-settings.ts';
import { incidentSettingsRoutes } from '../../incidents/incident-settings-routes.ts';
import { ingest } from '../../ingest/ingest.ts';
import { auditRoutes } from '../../platform/settings/audit-routes.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { type FaultInput, sandboxAccount } from '../../sandbox/connectwise/start.ts';
import { decideDue } from '../../tickets/due/decide-due.ts';
import { ticketServiceRoutes } from '../services/ticket-service-routes.ts';
import { verifyRoute } from '../services/verify-route.ts';
import { connectionHealth } from './connection.ts';
import { connectionRoutes } from './connection-routes.ts';
import { connectWiseListRoutes } from './connectwise-list-routes.ts';
import { recordHealth } from './health.ts';
import { rights } from './rights.ts';
import { setupFindings } from './setup-findings.ts';
import { connectionTo, useScene } from './testing/scene.ts';

const test = useDatabase();
const scene = useScene(test);
const { boards, priorities } = sandboxAccount;
const chosen = {
  boardId: boards.securityAlerts.id,
  statusId: boards.securityAlerts.statuses.new,
  typeId: boards.securityAlerts.types.dnsThreat,
  priorityId: priorities.high,
};
const refused = {
  code: 'connectwise.keys_refused',
  message: 'The keys were refused.',
  hint: 'Make new ones.',
  retry: 'never' as const,
};

let server: FastifyInstance;
beforeEach(async () => {
  server = await start({
    routes: [
      connectionRoutes(scene),
      verifyRoute(scene),
      connectWiseListRoutes(scene),
      ticketServiceRoutes(scene),
      incidentSettingsRoutes(scene),
      auditRoutes(scene),
    ],
  });
});

async function call(method: 'GET' | 'PUT' | 'POST', path: string, payload?: object, role = 'admin') {
  const answer = await server.inject({
    method,
    url: `/api/v1/${path}`,
    headers: { authorization: `Bearer pkt_${role}` },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json(), text: answer.body };
}

const save = async (more: object = {}) => {
  const answer = await call('PUT', 'connectwise/connection', { ...connectionTo(scene), ...more });
  expect(answer.status).toBe(200);
  return answer;
};
const pointers = ({ body }: { body: { errors?: { pointer: string }[] } }) =>
  body.errors?.map(({ pointer }) => pointer);
const audited = async (subject: string) =>
  (await call('GET', `audit?subject=${encodeURIComponent(subject)}`)).body.items;

describe('the connection', () => {
  it('is not configured at first, and nothing can be verified or listed', async () => {
    expect((await call('GET', 'connectwise/connection')).body).toMatchObject({
      configured: false,
      site: null,
    });
    expect((await call('POST', 'connectwise/connection/verify', {})).status).toBe(409);
    expect((await call('GET', 'connectwise/boards')).status).toBe(409);
  });

  it('never reveals its private key: in no answer, table or audit entry', async () => {
    const { privateKey } = sandboxAccount;
    expect((await save()).text).not.toContain(privateKey);
    expect((await call('GET', 'connectwise/connection')).text).not.toContain(privateKey);
    const { rows } = await sql<{ text: string }>`
      select value::text as text from setting union all select concat(before, after) from audit_event
    `.execute(test.db);
    expect(rows.length).toBeGreaterThan(2);
    for (const { text } of rows) expect(text).not.toContain(privateKey);
  });

  it('keeps its private key only for the same site, company and public key', async () => {
    const { privateKey: _, ...shown } = connectionTo(scene);
    expect((await call('PUT', 'connectwise/connection', shown)).status).toBe(422);
    await save();
    const setAt = (await call('GET', 'connectwise/connection')).body.keysSetAt;
    scene.clock.pass(60_000);
    const kept = await call('PUT', 'connectwise/connection', { ...shown, site: `${shown.site}/` });
    expect(kept.body).toMatchObject({ configured: true, keysSetAt: setAt });
    for (const change of [
      { site: 'psa.example' },
      { companyId: 'another' },
      { publicKey: 'AnotherPublicKey' },
    ]) {
      const answer = await call('PUT', 'connectwise/connection', { ...shown, ...change });
      expect([answer.status, pointers(answer)]).toEqual([422, ['/privateKey']]);
    }
  });

  it.each([
    [{ site: 'http://psa.example' }, '/site'],
    [{ companyId: ' ' }, '/companyId'],
    [{ publicKey: 'with space' }, '/publicKey'],
    [{ clientId: 'ünïcode' }, '/clientId'],
  ])('names the invalid value: %j', async (change, pointer) => {
    const answer = await call('PUT', 'connectwise/connection', { ...connectionTo(scene), ...change });
    expect([answer.status, pointers(answer)]).toEqual([422, [pointer]]);
    expect((await call('GET', 'connectwise/connection')).body.configured).toBe(false);
  });

  it('is not called healthy before a request was sent to ConnectWise', async () => {
    await save();
    const health = async () => (await call('GET', 'connectwise/connection')).body.health;
    expect(await health()).toMatchObject({ state: 'untried', problem: null });
    expect((await call('POST', 'connectwise/connection/verify', {})).body.ok).toBe(true);
    expect(await health()).toMatchObject({ state: 'ok' });
  });

  it('is tried again after it was saved again, and records who changed it', async () => {
    await save();
    await recordHealth(test.db, 'refused', refused, scene.clock.now());
    expect((await call('GET', 'connectwise/connection')).body.health.state).toBe('refused');
    await save({ publicKey: 'SandboxPublicKey1' });
    expect((await call('GET', 'connectwise/connection')).body.health.state).toBe('untried');
    expect((await call('GET', 'audit?area=connection')).body.items).toHaveLength(2);
    expect((await call('GET', 'audit?area=token')).body.items).toEqual([]);
    expect(await audited('setting:connection')).toMatchObject([
      { actor: 'Ms admin (token:admin)', before: { companyId: 'picketdemo' } },
      { before: null, after: { companyId: 'picketdemo' } },
    ]);
  });

  it('to another ConnectWise holds the choices of the old one', async () => {
    await save();
    await call('PUT', 'connectwise/ticket-service', { enabled: true, ...chosen });
    await save({ companyId: 'another', privateKey: 'another' });
    expect((await call('GET', 'connectwise/ticket-service')).body.problem).toMatchObject({
      code: 'settings.chosen_elsewhere',
    });
  });

  it('is verified with unsaved values, and saves nothing', async () => {
    const good = await call('POST', 'connectwise/connection/verify', connectionTo(scene));
    expect(good.body.ok).toBe(true);
    const bad = await call('POST', 'connectwise/connection/verify', {
      ...connectionTo(scene),
      privateKey: 'wrong',
    });
    expect(bad.body.ok).toBe(false);
    expect(bad.body.checks.find(({ status }: { status: string }) => status === 'fail')).toMatchObject({
      id: 'keys',
      hint: expect.stringMatching(/\w/),
    });
    expect((await call('GET', 'connectwise/connection')).body.configured).toBe(false);
    expect(scene.sandbox.tickets()).toEqual([]);
  });

  it('reports check by check, and names all expected ones first', async () => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/v1/connectwise/connection/verify',
      headers: { authorization: 'Bearer pkt_admin', accept: 'application/x-ndjson' },
      payload: { ...connectionTo(scene), privateKey: 'wrong' },
    });
    expect(answer.headers['content-type']).toBe('application/x-ndjson');
    const lines = answer.body
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    const [expected, ...rest] = lines;
    const checks = rest.slice(0, -1).map(({ check }) => check);
    expect(checks.map(({ id, title }) => ({ id, title }))).toEqual(expected.checks);
    expect(checks.find(({ id }) => id === 'keys')).toMatchObject({ status: 'fail' });
    expect(lines.at(-1)).toEqual({
      type: 'summary',
      ok: false,
      passed: 3,
      failed: 1,
      unknown: 0,
      skipped: 13,
    });
    expect(answer.body).not.toContain('wrong');
  });

  it('is healthy again once the saved values were verified', async () => {
    await save();
    await recordHealth(test.db, 'refused', refused, scene.clock.now());
    const before = scene.changes;
    expect((await call('POST', 'connectwise/connection/verify', {})).body.ok).toBe(true);
    expect((await loadSetting(test.db, connectionHealth)).state).toBe('ok');
    expect(scene.changes).toBeGreaterThan(before);
  });

  it('applies each finding of Verify at once, also successful ones, whatever else is wrong', async () => {
    await save();
    await call('PUT', 'connectwise/ticket-service', { enabled: true, ...chosen });
    await recordHealth(test.db, 'refused', refused, scene.clock.now());
    const board = `/boards/${chosen.boardId}`;
    await scene.control('PATCH', board, { inactive: true });
    const findings = async () => (await loadSetting(test.db, setupFindings)).findings.map(({ id }) => id);
    const before = scene.changes;
    const verified = await call('POST', 'connectwise/connection/verify', {});
    expect(verified.body.ok).toBe(false);
    expect(await findings()).toContain('board');
    // The keys and Add work. A missing board does not keep the connection refused.
    expect((await loadSetting(test.db, connectionHealth)).state).toBe('ok');
    expect((await loadSetting(test.db, rights)).checkedAt).not.toBeNull();
    expect(scene.changes).toBeGreaterThan(before);

    await scene.control('PATCH', board, { inactive: false });
    await recordHealth(test.db, 'refused', refused, scene.clock.now());
    const unsaved = { ...connectionTo(scene), site: scene.sandbox.url };
    expect((await call('POST', 'connectwise/connection/verify', unsaved)).body.ok).toBe(true);
    // Unsaved values say nothing about the saved ones.
    expect(await findings()).toContain('board');
    expect((await loadSetting(test.db, connectionHealth)).state).toBe('refused');
    expect((await call('POST', 'connectwise/connection/verify', {})).body.ok).toBe(true);
    expect(await findings()).toEqual([]);
    expect((await loadSetting(test.db, connectionHealth)).state).toBe('ok');
  });

  it.each(['viewer', 'analyst'])('is not for a %s', async (role) => {
    expect((await call('GET', 'connectwise/connection', undefined, role)).status).toBe(403);
    expect((await call('PUT', 'connectwise/connection', connectionTo(scene), role)).status).toBe(403);
    expect((await call('POST', 'connectwise/connection/verify', {}, role)).status).toBe(403);
  });
});

describe('the choices in ConnectWise', () => {
  beforeEach(async () => void (await save()));
  const names = async (path: string) =>
    (await call('GET', path, undefined, 'viewer')).body.items.map(({ name }: { name: string }) => name);

  it('are the active ones, and searchable', async () => {
    expect(await names('connectwise/boards')).toEqual(['Help Desk', 'Managed Services', 'Security Alerts']);
    expect(await names('connectwise/boards?search=ALERT')).toEqual(['Security Alerts']);
    expect(await names(`connectwise/boards/${chosen.boardId}/types`)).toContain('DNS Threat');
    const { body } = await call('GET', `connectwise/boards/${chosen.boardId}/statuses?search=clos`);
    expect(body.items).toMatchObject([{ name: 'Closed', closed: true }]);
    expect(await names('connectwise/priorities?search=high')).toEqual(['Priority 2 - High']);
  });

  it('list companies page by page, none twice, without deleted ones', async () => {
    const seen: number[] = [];
    let cursor = '';
    do {
      const { body } = await call('GET', `connectwise/companies?limit=4${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ id }: { id: number }) => id));
      cursor = body.nextCursor ?? '';
    } while (cursor !== '');
    const { companies } = sandboxAccount;
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(Object.keys(companies).length - 1);
    expect(seen).not.toContain(companies.cedarStreetDentalOld);
    const found = await call('GET', 'connectwise/companies?search=cedarst');
    expect(found.body.items).toMatchObject([
      { identifier: 'CedarStreetDental' },
      { identifier: 'CedarStDentalSupply' },
    ]);
  });

  it('are cached for half a minute, but failures are not', async () => {
    const asked = () => scene.sandbox.requests().filter(({ path }) => path === '/service/info/boards').length;
    await names('connectwise/boards');
    await names('connectwise/boards');
    expect(asked()).toBe(1);
    scene.clock.pass(30_000);
    scene.sandbox.faults.set({ fault: 'unauthorized' });
    expect((await call('GET', 'connectwise/boards')).status).toBe(422);
    scene.sandbox.faults.clear();
    expect(await names('connectwise/boards')).toHaveLength(3);
  });

  it.each([
    ['unauthorized', 422],
    ['rate_limit', 503],
    ['status', 502],
  ] as [FaultInput['fault'], number][])(
    'return what to do when ConnectWise answers %s',
    async (fault, status) => {
      scene.sandbox.faults.set({ fault, status: 500 });
      const answer = await call('GET', 'connectwise/priorities');
      expect(answer.status).toBe(status);
      expect(answer.body).toMatchObject({
        code: expect.stringMatching(/^connectwise\./),
        hint: expect.any(String),
      });
    },
  );
});

describe('the ticket service', () => {
  beforeEach(async () => void (await save()));
  const put = (more: object = {}, role = 'admin') =>
    call('PUT', 'connectwise/ticket-service', { enabled: true, ...chosen, ...more }, role);

  it('is saved with the names of the chosen records, and reports what is missing', async () => {
    expect((await put({ priorityId: null })).body).toMatchObject({ missing: ['priority'], enabled: true });
    expect((await put()).body).toMatchObject({
      missing: [],
      problem: null,
      board: { id: chosen.boardId, name: 'Security Alerts' },
      type: { name: 'DNS Threat' },
    });
  });

  it.each([
    [{ boardId: 999 }, ['/boardId']],
    [{ boardId: boards.oldProjects.id }, ['/boardId', '/statusId', '/typeId']],
    [
      { statusId: boards.helpDesk.statuses.new, typeId: boards.helpDesk.types.change },
      ['/statusId', '/typeId'],
    ],
    [{ statusId: boards.securityAlerts.statuses.closed }, ['/statusId']],
    [{ boardId: null }, ['/statusId', '/typeId']],
    [{ priorityId: 999 }, ['/priorityId']],
  ])('refuses records that ConnectWise does not have: %j', async (change, expected) => {
    const answer = await put(change);
    expect([answer.status, pointers(answer)]).toEqual([422, expected]);
    expect((await call('GET', 'connectwise/ticket-service')).body.board).toBeNull();
  });

  it('leaves no second audit entry when saved twice', async () => {
    await put();
    await put();
    expect(await audited('setting:ticket_service')).toHaveLength(1);
  });

  it('can be switched off while ConnectWise is down, but not on with other choices', async () => {
    await put();
    scene.sandbox.faults.set({ fault: 'status', status: 500 });
    expect((await put({ enabled: false })).body.enabled).toBe(false);
    expect((await put({ boardId: boards.helpDesk.id })).status).toBe(502);
    expect((await call('GET', 'connectwise/ticket-service')).body.board.name).toBe('Security Alerts');
  });

  it('is changed by administrators, and visible to everyone', async () => {
    expect((await put({}, 'analyst')).status).toBe(403);
    expect((await call('GET', 'connectwise/ticket-service', undefined, 'viewer')).status).toBe(200);
  });
});

describe('the incident settings', () => {
  it('have held incidents decided again when they change', async () => {
    const now = scene.clock.now();
    const { id: sourceId } = await test.db
      .insertInto('source')
      .values({ kind: 'webhook', name: 'EDR', config: '{}', created_at: now, updated_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ingest(test.db, { sourceId, detections: [makeDetection({ occurredAt: now })] }, now);
    const settings = await loadSetting(test.db, incidentSettings);
    await call('PUT', 'settings/incidents', { ...settings, minimumDetections: 2 });
    scene.clock.pass(11_000);
    await decideDue(test.db, scene.clock.now(), systemRandom);
    const reason = async () =>
      (await test.db.selectFrom('incident').select('decision_reason').executeTakeFirstOrThrow())
        .decision_reason;
    expect(await reason()).toBe('below_threshold');

    const answer = await call('PUT', 'settings/incidents', { ...settings, minimumDetections: 1 });
    expect(answer.body.minimumDetections).toBe(1);
    await decideDue(test.db, scene.clock.now(), systemRandom);
    expect(await reason()).toBe('service_not_enabled');
  });

  it('are accepted completely or not at all', async () => {
    expect((await call('PUT', 'settings/incidents', { minimumDetections: 2 })).status).toBe(400);
    expect(await loadSetting(test.db, incidentSettings)).toEqual(incidentSettings.initial);
  });
});
