import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { saveConnection } from '../../connectwise/connection/save-connection.ts';
import { connectionTo, useScene } from '../../connectwise/connection/testing/scene.ts';
import { tlsProblems } from '../../platform/http/tls/problems.ts';
import { checkExtraCertificates } from '../../platform/outbound/extra-certificates.ts';
import type { ProxySettings } from '../../platform/outbound/proxy.ts';
import { writeSetting } from '../../platform/settings/store.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { LoopHealth } from '../../platform/work/loop.ts';
import { backupSettings } from '../backup/settings.ts';
import { troubleshootRoutes } from './routes.ts';

const test = useDatabase();
const scene = useScene(test);
let server: FastifyInstance;
let loops: LoopHealth[];

let proxy: ProxySettings | null = null;
let certificates: string | undefined;
let certificate: Problem | null = null;
let servesHttps = true;

beforeEach(async () => {
  loops = [];
  proxy = null;
  certificates = undefined;
  certificate = null;
  servesHttps = true;
  await restart();
});

async function restart() {
  server = await start({
    routes: [
      troubleshootRoutes({
        ...scene,
        version: '0.0.0',
        startedAt: scene.clock.now(),
        databaseKind: 'embedded',
        database: { kind: 'embedded', pendingMigrations: async () => [], diskFull: () => null },
        loops: () => loops,
        network: { allowPrivate: true, proxy },
        certificateProblem: () => certificate,
        extraCertificates: () => checkExtraCertificates(certificates),
        dataFolder: tmpdir(),
        servesHttps,
        trustsProxy: servesHttps,
      }),
    ],
  });
}

async function troubleshoot(accept = 'application/json', role = 'admin') {
  return server.inject({
    method: 'POST',
    url: '/api/v1/troubleshoot',
    headers: { authorization: `Bearer pkt_${role}`, accept },
  });
}

interface Found {
  readonly id: string;
  readonly status: string;
  readonly hint?: string;
}

const look = async () => {
  const { checks } = (await troubleshoot()).json();
  return Object.fromEntries(checks.map((check: Found) => [check.id, check])) as Record<string, Found>;
};

describe('troubleshoot', () => {
  it('says where to set up what is missing', async () => {
    const found = await look();
    expect(found).toMatchObject({
      database: { status: 'pass', area: 'picket' },
      migrations: { status: 'pass' },
      clock: { status: 'pass' },
      key: { status: 'pass' },
      sources: { status: 'unknown', area: 'sources', link: '/sources' },
      connection: { status: 'fail', area: 'connectwise', link: '/settings/mssp/connectwise/connection' },
      ticket_service: { status: 'unknown', link: '/settings/mssp/connectwise/services' },
      network: { status: 'skipped' },
    });
    certificate = tlsProblems.unreadable('/etc/picket/tls.key', 'EACCES: permission denied');
    const { checks } = (await troubleshoot()).json();
    expect(checks).toContainEqual(
      expect.objectContaining({
        id: 'certificate',
        status: 'fail',
        what: expect.stringContaining('tls.key'),
      }),
    );
    // Programs know a check by its id.
    const ids = checks.map(({ id }: Found) => id);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  it('reports what nobody has set up as skipped, never as passed', async () => {
    servesHttps = false;
    await restart();
    const optional = [
      'backup',
      'certificate',
      'proxy_in_front',
      'notifications',
      'reports',
      'protective_dns',
    ];
    const unconnected = ['companies', 'ticket_reading', 'tickets', 'deliveries'];
    const found = await look();
    for (const id of [...optional, ...unconnected])
      expect([id, found[id]]).toEqual([id, expect.objectContaining({ status: 'skipped' })]);

    servesHttps = true;
    await restart();
    await saveConnection(scene, connectionTo(scene), 'a test');
    await writeSetting(
      test.db,
      backupSettings,
      { ...backupSettings.initial, enabled: true },
      { at: scene.clock.now(), actor: 'a test' },
    );
    expect(await look()).toMatchObject({
      backup: { status: 'pass' },
      certificate: { status: 'pass' },
      proxy_in_front: { status: 'pass' },
      tickets: { status: 'pass' },
      deliveries: { status: 'pass' },
      notifications: { status: 'skipped' },
    });
  });

  it('says that no detection has arrived yet, and passes once one has', async () => {
    const now = scene.clock.now();
    await test.db
      .insertInto('source')
      .values({ kind: 'webhook', name: 'EDR', config: '{}', created_at: now, updated_at: now })
      .execute();
    expect(await look()).toMatchObject({ sources: { status: 'skipped' } });
  });

  it('names the proxy without its password, and untrusted certificates', async () => {
    expect(await look()).toMatchObject({ proxy: { status: 'skipped' }, certificates: { status: 'skipped' } });
    const except = ['10.0.0.0/8', 'https://cw.example'];
    proxy = { https: 'http://us:hidden@proxy.example:3128', http: undefined, except };
    certificates = import.meta.filename;
    await restart();
    const found = await look();
    expect(found.proxy).toMatchObject({
      status: 'pass',
      what: 'Https addresses are reached through proxy.example:3128, except 10.0.0.0/8. NO_PROXY has entries that match nothing: https://cw.example.',
      hint: expect.stringContaining('without https://'),
    });
    expect(JSON.stringify(found)).not.toContain('hidden');
    expect(found.certificates).toMatchObject({
      status: 'fail',
      what: expect.stringContaining('no certificate'),
    });
  });

  it('tests the connection, and says that refused keys are created again in ConnectWise and entered again', async () => {
    await saveConnection(scene, connectionTo(scene), 'a test');
    const good = await look();
    expect(good).toMatchObject({
      'connectwise.keys': { status: 'pass' },
      'connectwise.permission.tickets_add': { status: 'pass' },
      network: { status: 'pass' },
    });
    scene.sandbox.faults.set({ fault: 'unauthorized' });
    const { 'connectwise.keys': keys } = await look();
    expect(keys?.status).toBe('fail');
    expect(keys?.hint).toMatch(/Generate new keys in ConnectWise.*Enter them under Connection/);
  });

  it('reports a secret that cannot be decrypted, a failing loop, and a webhook that never received anything', async () => {
    const now = scene.clock.now();
    const problem = { code: 'x.y', message: 'It broke.', hint: 'Fix it.', retry: 'later' } as const;
    loops = [{ name: 'deciding', lastRoundAt: now, lastSuccessAt: null, problem }];
    await test.db
      .insertInto('source')
      .values({
        kind: 'webhook',
        name: 'EDR',
        config: '{}',
        secret: 'v1.x',
        created_at: now,
        updated_at: now,
      })
      .execute();
    expect(await look()).toMatchObject({
      key: { status: 'fail', what: expect.stringContaining('“EDR”') },
      loops: { status: 'fail', what: expect.stringContaining('It broke.'), hint: 'Fix it.' },
      'source.1': { status: 'unknown' },
    });
  });

  it('can be followed check by check, ends when it says so, and is for administrators', async () => {
    const answer = await troubleshoot('application/x-ndjson');
    const lines = answer.body
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    const [expected, ...rest] = lines;
    const ids = (checks: Found[]) => checks.map(({ id }) => id);
    expect(ids(rest.slice(0, -1).map(({ check }) => check))).toEqual(ids(expected.checks));
    expect(expected.checks[0]).toMatchObject({ area: 'picket', title: 'The database answers' });
    expect(lines.at(-1)).toMatchObject({ type: 'summary', ok: false });
    expect((await troubleshoot('application/json', 'analyst')).statusCode).toBe(403);
  });
});
