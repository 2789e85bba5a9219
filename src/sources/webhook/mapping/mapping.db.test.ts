import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/database/use-database.ts';
import { start } from '../../../../test/http/start-server.ts';
import { systemRandom } from '../../../platform/values/random.ts';
import { listeningRoutes } from '../../listen.ts';
import { sourceRoutes } from '../../routes.ts';
import { movedClock, testKeyring } from '../../testing/setup.ts';
import { alertmanager } from './presets/alertmanager.ts';

const test = useDatabase();
const admin = { authorization: 'Bearer pkt_admin' };

let server: FastifyInstance;
let clock: ReturnType<typeof movedClock>;
let source: { id: number; bearerToken: string };

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
  const config = { mapping: alertmanager.mapping };
  source = (await call('POST', '/api/v1/sources', { kind: 'webhook', name: 'Prometheus', config })).body;
});

async function call(method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object, headers = admin) {
  const answer = await server.inject({ method, url, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
}
const send = (payload: object) =>
  call('POST', `/api/v1/sources/${source.id}/detections`, payload, {
    authorization: `Bearer ${source.bearerToken}`,
  });

const alert = (more: Record<string, unknown> = {}, labels: Record<string, string> = {}) => ({
  status: 'firing',
  labels: { domain: 'login.bad.example', company_id: '42', device: 'CSD-WS-07', ...labels },
  startsAt: '2026-03-01T11:00:00Z',
  endsAt: '0001-01-01T00:00:00Z',
  fingerprint: 'aa01',
  ...more,
});
const resolved = (more: Record<string, unknown> = {}) =>
  alert({ status: 'resolved', endsAt: '2026-03-01T11:30:00Z', ...more });
const alerts = (...list: object[]) => ({ version: '4', alerts: list });

const incidents = () => test.db.selectFrom('incident').selectAll().orderBy('id').execute();
const timeline = async () =>
  (await test.db.selectFrom('incident_event').select('message').orderBy('id').execute()).map(
    ({ message }) => message,
  );

describe('an item that a mapping marks as ended', () => {
  it('closes an incident without a ticket, says why, and a later detection opens a new one', async () => {
    expect((await send(alerts(alert()))).body).toMatchObject({ accepted: 1 });
    expect((await send(alerts(resolved()))).body).toMatchObject({ accepted: 0, over: 1, ended: 1 });
    expect(await incidents()).toMatchObject([
      {
        state: 'closed',
        closed_reason: 'over',
        closed_at: new Date('2026-03-01T11:30:00Z'),
        decide_at: null,
      },
    ]);
    expect((await timeline()).at(-1)).toBe('Closed: Prometheus reports that it has ended. It had no ticket.');

    // A repeated body changes nothing.
    expect((await send(alerts(alert(), resolved()))).body).toMatchObject({
      duplicates: 1,
      over: 1,
      ended: 0,
    });
    await send(alerts(alert({ startsAt: '2026-03-01T11:45:00Z' })));
    expect((await incidents()).map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  it('opens no incident', async () => {
    expect((await send(alerts(resolved()))).body).toMatchObject({ accepted: 0, over: 1, ended: 0 });
    expect(await incidents()).toEqual([]);
    expect(await test.db.selectFrom('detection').selectAll().execute()).toEqual([]);
  });

  it('leaves an incident open while another of its detections has not ended', async () => {
    await send(alerts(alert(), alert({ fingerprint: 'aa02' })));
    expect((await send(alerts(resolved()))).body).toMatchObject({ over: 1, ended: 0 });
    expect(await incidents()).toMatchObject([{ state: 'open' }]);
    expect((await send(alerts(resolved({ fingerprint: 'aa02' })))).body).toMatchObject({ ended: 1 });
  });

  it('leaves an incident with a ticket open, and adds it to the timeline once', async () => {
    await send(alerts(alert()));
    const [incident] = await incidents();
    const now = clock.now();
    await test.db.updateTable('incident').set({ decision: 'create', decision_reason: 'new' }).execute();
    await test.db
      .insertInto('ticket')
      .values({
        incident_id: incident?.id ?? 0,
        reference: 'picket:01',
        state: 'created',
        queued_at: now,
        created_at: now,
      })
      .execute();
    expect((await send(alerts(resolved()))).body).toMatchObject({ over: 1, ended: 1 });
    expect((await send(alerts(resolved()))).body).toMatchObject({ over: 1, ended: 0 });
    expect(await incidents()).toMatchObject([{ state: 'open' }]);
    const said =
      'Prometheus reports that it has ended. It stays open until its ticket is closed in ConnectWise.';
    expect((await timeline()).filter((message) => message === said)).toHaveLength(1);
  });

  it('finds the incident by company, domain and device if the id differs', async () => {
    await send(alerts(alert()));
    expect((await send(alerts(resolved({ fingerprint: 'zz99' })))).body).toMatchObject({ ended: 1 });
    expect(await incidents()).toMatchObject([{ state: 'closed' }]);
  });
});

describe('a field mapping', () => {
  it('is refused with the invalid field named, and can be removed', async () => {
    const path = `/api/v1/sources/${source.id}`;
    const wrong = { fields: { ...alertmanager.mapping.fields, domain: { path: 'labels' } } };
    expect(await call('PATCH', path, { config: { mapping: wrong } })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/config/mapping/fields/domain/path' }] },
    });
    expect((await call('PATCH', path, { config: { mapping: null } })).status).toBe(200);
    expect((await send(alerts(alert()))).status).toBe(422);
  });

  it('quarantines invalid items; once it is corrected, they are read again', async () => {
    const broken = alert({ fingerprint: 'aa02' }, { domain: '', fqdn: 'cdn.worse.example' });
    const answer = await send(alerts(alert(), broken));
    expect(answer.body).toMatchObject({ accepted: 1, refused: [{ index: 1 }] });
    expect(answer.body.refused[0].reason).toContain('$.labels.domain');
    // A body without the list is kept too.
    expect((await send({ nothing: [] })).body.errors[0].detail).toContain('$.alerts[*]');

    const mapping = { ...alertmanager.mapping, items: undefined };
    const fields = { ...mapping.fields, domain: { path: '$.labels.fqdn' } };
    await call('PATCH', `/api/v1/sources/${source.id}`, { config: { mapping: { ...mapping, fields } } });
    const again = await call('POST', `/api/v1/sources/${source.id}/quarantine/read-again`);
    expect(again.body).toEqual({ accepted: 1, duplicates: 0, ignored: 0, left: 1 });
    const domains = await test.db.selectFrom('detection').select('domain').orderBy('id').execute();
    expect(domains.map(({ domain }) => domain)).toEqual(['login.bad.example', 'cdn.worse.example']);
    expect((await call('GET', `/api/v1/sources/${source.id}`)).body.quarantined).toBe(1);
  });

  it('is previewed with a sample, and stores nothing', async () => {
    const { mapping, sample } = (await call('GET', '/api/v1/source-mappings/presets')).body.items[0];
    const preview = await call('POST', '/api/v1/source-mappings/preview', { mapping, sample });
    expect(preview.body.items.map(({ what }: { what: string }) => what)).toEqual(['detection', 'over']);
    expect(await incidents()).toEqual([]);
    const wrong = await call('POST', '/api/v1/source-mappings/preview', { mapping, sample: '{' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'mapping.sample_not_json' } });
  });

  it('that is unusable keeps what is sent in quarantine', async () => {
    const config = JSON.stringify({ mapping: { fields: 5 } });
    await test.db.updateTable('source').set({ config }).execute();
    expect((await send(alerts(alert()))).status).toBe(422);
    expect((await call('GET', `/api/v1/sources/${source.id}/quarantine`)).body.items).toHaveLength(1);
  });
});
