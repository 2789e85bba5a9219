import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { makeDetection, makeSource } from '../../detections/testing/make-detection.ts';
import type { AllowEntryView } from '../../dns/policy/allow-view.ts';
import { ingest } from '../../ingest/ingest.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { movedClock } from '../../sources/testing/setup.ts';
import { decideDue } from '../due/decide-due.ts';
import { reconsider } from '../due/reconsider.ts';
import { addEntry } from './change-entries.ts';
import { endRefusedEntries } from './end-refused.ts';
import { allowListRoutes } from './routes.ts';

const { db } = useDatabase();
let clock: ReturnType<typeof movedClock>;
let server: FastifyInstance;
let sourceId: number;
let companyId: number;
const changes = () => ({ db, clock, reconsider, changed: () => {} });

/** One incident of bad.example, held because the setup is incomplete. */
beforeEach(async () => {
  clock = movedClock();
  server = await start({ routes: [allowListRoutes(changes())] });
  sourceId = await makeSource(db);
  await detect('login.bad.example');
  ({ id: companyId } = await db.selectFrom('company').select('id').executeTakeFirstOrThrow());
  await decided();
});

const detect = (domain: string, deviceName = 'CSD-WS-01') =>
  ingest(
    db,
    {
      sourceId,
      detections: [makeDetection({ externalId: domain, occurredAt: clock.now(), domain, deviceName })],
    },
    clock.now(),
  );

async function decided() {
  clock.pass(11_000);
  await decideDue(db, clock.now(), systemRandom);
  const rows = await db
    .selectFrom('incident')
    .select(['decision', 'decision_reason'])
    .orderBy('id')
    .execute();
  return rows.map((row) => `${row.decision}:${row.decision_reason}`);
}

async function call<T = AllowEntryView>(method: 'GET' | 'POST', path = '', body?: object, role = 'analyst') {
  const answer = await server.inject({
    method,
    url: `/api/v1/allow-list${path}`,
    headers: { authorization: `Bearer pkt_${role}` },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, body: answer.json<T & { code: string }>() };
}
const allow = (domain: string, given: object = {}, role?: string) =>
  call('POST', '', { companyId, domain, why: 'Our own portal.', ...given }, role);

describe('the allow list', () => {
  it('skips incidents of an allowed domain at its company, and decides them again once the entry is undone', async () => {
    const entry = await allow('hxxps://bad[.]example/x', { incidentId: 1 });
    expect(entry).toMatchObject({
      status: 201,
      body: { domain: 'bad.example', state: 'active', addedBy: 'Ms analyst' },
    });
    expect(await decided()).toEqual(['skip:domain_allowed']);
    await detect('cdn.bad.example', 'CSD-WS-02');
    expect(await decided()).toEqual(['skip:domain_allowed', 'skip:domain_allowed']);

    expect(await call('POST', `/${entry.body.id}/undo`)).toMatchObject({
      body: { state: 'undone', undoneBy: 'Ms analyst' },
    });
    expect(await decided()).toEqual(['hold:service_not_enabled', 'hold:service_not_enabled']);
    expect((await call('POST', `/${entry.body.id}/undo`)).body.code).toBe('policy.entry_over');

    const told = await db
      .selectFrom('incident_event')
      .select('message')
      .where('incident_id', '=', 1)
      .execute();
    const timeline = told.map(({ message }) => message).join('\n');
    expect(timeline).toContain('Ms analyst allowed bad[.]example and all names below it: Our own portal.');
    expect(timeline).toContain('Ms analyst undid the entry for bad[.]example.');
    const audit = await db.selectFrom('audit_event').select(['action', 'subject']).orderBy('id').execute();
    expect(audit.map(({ action }) => action)).toEqual(['allow_list.added', 'allow_list.undone']);
  });

  it('decides again when an incident gets a domain that is not allowed, and when the entry ends', async () => {
    const expiresAt = new Date(clock.now().getTime() + 3_600_000).toISOString();
    await allow('login.bad.example', { expiresAt });
    expect(await decided()).toEqual(['skip:domain_allowed']);
    await detect('pay.bad.example');
    expect(await decided()).toEqual(['hold:service_not_enabled']);
    await allow('pay.bad.example', { companyId: null });
    expect(await decided()).toEqual(['skip:domain_allowed']);
    clock.pass(3_600_000);
    expect(await decided()).toEqual(['hold:service_not_enabled']);
    const list = await call<{ items: AllowEntryView[] }>('GET', `?state=over&companyId=${companyId}`);
    expect(list.body.items).toMatchObject([{ domain: 'login.bad.example', state: 'expired' }]);
  });

  it('refuses an entry that is too wide, past, a duplicate or of an unknown company, and callers without the right', async () => {
    expect((await allow('co.uk')).body.code).toBe('policy.public_suffix');
    expect((await allow('github.io')).body.code).toBe('policy.shared_suffix');
    expect((await allow('github.io', { wholeSuffix: true })).status).toBe(201);
    expect((await allow('github.io', { wholeSuffix: true })).status).toBe(409);
    expect((await allow('bad.example', { expiresAt: '2020-01-01T00:00:00Z' })).status).toBe(422);
    expect((await allow('bad.example', { companyId: 4711 })).status).toBe(404);
    expect((await allow('bad.example', { incidentId: 4711 })).status).toBe(404);
    expect((await allow('bad.example', {}, 'viewer')).status).toBe(403);
    expect((await call('GET', '', undefined, 'viewer')).status).toBe(200);
  });
});

describe('a refused domain', () => {
  const by = { name: 'Ann', actor: 'Ann (user:1)' };
  const entry = (domain: string) => ({
    companyId: null,
    domain,
    why: 'x',
    expiresAt: null,
    incidentId: null,
    ticket: null,
  });
  const rows = () => db.selectFrom('allow_entry').select(['domain', 'undone_by']).orderBy('id').execute();

  it.each(['com', 'co.uk', 'github.io', '*.evil.example', '<img src=x>.evil.example', '192.0.2.7'])(
    'is %s, whoever requests it',
    async (domain) => {
      await expect(addEntry(changes(), entry(domain), by)).rejects.toMatchObject({
        kind: 'invalid',
      });
      expect(await rows()).toEqual([]);
    },
  );

  it('allows nothing if it is stored already, and is ended with an audit entry', async () => {
    const stored = ['com', 'co.uk', 'github.io', 'bad.example'].map((domain) => ({
      domain,
      why: 'x',
      added_at: clock.now(),
      added_by: 'an older version',
    }));
    await db.insertInto('allow_entry').values(stored).execute();
    await detect('other.com', 'CSD-WS-02');
    await detect('www.bad.example', 'CSD-WS-03');
    const [, other, bad] = await decided();
    expect([other, bad]).toEqual(['hold:service_not_enabled', 'skip:domain_allowed']);
    expect(await endRefusedEntries(changes())).toEqual(['com', 'co.uk']);
    expect((await rows()).map(({ undone_by }) => undone_by)).toEqual(['Picket', 'Picket', null, null]);
    const audit = await db.selectFrom('audit_event').select(['actor', 'action']).orderBy('id').execute();
    expect(audit[0]).toEqual({ actor: 'Picket (policy.single_label)', action: 'allow_list.undone' });
  });
});
