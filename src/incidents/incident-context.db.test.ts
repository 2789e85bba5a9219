import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { start } from '../../test/http/start-server.ts';
import { makeDetection, makeSource } from '../detections/testing/make-detection.ts';
import { ingest } from '../ingest/ingest.ts';
import { writeSetting } from '../platform/settings/store.ts';
import { incidentContextRoutes } from './context-routes.ts';
import { type IncidentSettings, incidentSettings } from './incident-settings.ts';
import { lookUpSettings } from './look-ups.ts';

const test = useDatabase();
const now = new Date('2026-03-01T12:00:00.000Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const by = { at: now, actor: 'test' };

let server: FastifyInstance;
let sourceId: number;
let scopes: Readonly<Record<string, ReadonlySet<number> | 'all'>>;

beforeEach(async () => {
  sourceId = await makeSource(test.db);
  scopes = {};
  server = await start({
    authenticate: async (name) => ({
      kind: 'token',
      id: `token:${name}`,
      name,
      role: 'viewer',
      companies: scopes[name] ?? 'all',
    }),
    routes: [incidentContextRoutes({ db: test.db, describe: (reason) => ({ title: reason, hint: '' }) })],
  });
});

type Given = Parameters<typeof makeDetection>[0] & { readonly at?: string; readonly hours?: number };

/** Ingests detections, each at the named company and so many hours ago. */
const detect = (given: readonly Given[]) =>
  ingest(
    test.db,
    {
      sourceId,
      detections: given.map(({ at = 'Cedar Street', hours = 0, ...one }) =>
        makeDetection({ occurredAt: hoursAgo(hours), company: { externalId: at, name: at }, ...one }),
      ),
    },
    now,
  );

const group = (grouping: IncidentSettings['grouping']) =>
  writeSetting(test.db, incidentSettings, { ...incidentSettings.initial, grouping }, by);

async function contextOf(id: number, as = 'all') {
  const answer = await server.inject({
    url: `/api/v1/incidents/${id}/context`,
    headers: { authorization: `Bearer ${as}` },
  });
  return { status: answer.statusCode, body: answer.json() };
}

const firstIncident = async () =>
  (await test.db.selectFrom('incident').select('id').orderBy('id').executeTakeFirstOrThrow()).id;

describe('the context of an incident', () => {
  it('lists the other companies that saw its domain, the latest first', async () => {
    await detect([
      { domain: 'login.bad.example' },
      { domain: 'www.bad.example', at: 'Harbor Light', hours: 5 },
      { domain: 'bad.example', at: 'Harbor Light', hours: 3, deviceName: 'HL-2' },
      { domain: 'bad.example', at: 'Old Mill', hours: 1 },
      { domain: 'notbad.example', at: 'Elsewhere' },
    ]);
    const { body } = await contextOf(await firstIncident());
    expect(body.otherCompanies).toMatchObject({
      total: 2,
      totalIsExact: true,
      items: [
        { companyName: 'Old Mill', incidents: 1, lastSeenAt: hoursAgo(1).toISOString() },
        { companyName: 'Harbor Light', incidents: 2, lastSeenAt: hoursAgo(3).toISOString() },
      ],
    });
  });

  it("neither names nor counts a company outside the caller's scope", async () => {
    await detect([{}, { at: 'Harbor Light' }, { at: 'Old Mill' }]);
    const companies = await test.db.selectFrom('company').select(['id', 'name']).execute();
    const idOf = (name: string) => companies.find((one) => one.name === name)?.id ?? 0;
    scopes = {
      two: new Set([idOf('Cedar Street'), idOf('Old Mill')]),
      one: new Set([idOf('Cedar Street')]),
      other: new Set([idOf('Old Mill')]),
    };
    const id = await firstIncident();
    expect((await contextOf(id, 'two')).body.otherCompanies).toMatchObject({
      total: 1,
      items: [{ companyName: 'Old Mill' }],
    });
    expect((await contextOf(id, 'one')).body.otherCompanies).toMatchObject({ total: 0, items: [] });
    const [hidden, missing] = [await contextOf(id, 'other'), await contextOf(999_999, 'other')];
    expect([hidden.status, hidden.body.code]).toEqual([404, missing.body.code]);
  });

  it('lists other incidents of its domain and of its device at the company, in any spelling of the device', async () => {
    await detect([
      { domain: 'bad.example', deviceName: 'WS-1' },
      { domain: 'bad.example', deviceName: 'WS-2', hours: 2 },
      { domain: 'worse.example', deviceName: 'ws-1.corp.example', hours: 1 },
      { domain: 'worse.example', deviceName: 'WS-1', at: 'Harbor Light' },
    ]);
    const { body } = await contextOf(await firstIncident());
    expect(body.sameDomain).toMatchObject({ total: 1, items: [{ device: 'ws-2' }] });
    expect(body.sameDevice).toMatchObject({ total: 1, items: [{ registrableDomain: 'worse.example' }] });
  });

  it('finds the device where incidents are grouped by domain, and the domain where they are grouped by device', async () => {
    await group('domain');
    await detect([
      { domain: 'bad.example', deviceName: 'WS "1", {x}' },
      { domain: 'worse.example', deviceName: 'WS "1", {x}' },
      { domain: 'other.example', deviceName: 'WS-9', clientAddress: '192.0.2.99' },
    ]);
    const { body } = await contextOf(await firstIncident());
    expect(body.sameDevice).toMatchObject({ total: 1, items: [{ registrableDomain: 'worse.example' }] });
    await group('device');
    await detect([
      { domain: 'same.example', deviceName: 'A' },
      { domain: 'same.example', deviceName: 'B', at: 'Harbor Light' },
    ]);
    const { id } = await test.db
      .selectFrom('incident')
      .select('id')
      .where('device', '=', 'a')
      .executeTakeFirstOrThrow();
    expect((await contextOf(id)).body.otherCompanies).toMatchObject({
      total: 1,
      items: [{ companyName: 'Harbor Light' }],
    });
  });

  it('lists what its detections contain, and a link of each service that looks its domain up', async () => {
    const url = 'https://look-up.example/{domain}';
    await writeSetting(test.db, lookUpSettings, { services: [{ name: 'Look-up', url }] }, by);
    await detect([
      {
        domain: 'login.bad.example',
        processName: 'outlook.exe',
        user: 'sam@cedar.example',
        facts: { domainAgeDays: 6, categories: ['Phishing'] },
      },
      { domain: 'bad\\032x.example', processName: null },
    ]);
    const { body } = await contextOf(await firstIncident());
    expect(body.seen).toEqual({
      processes: ['outlook.exe'],
      users: ['sam@cedar.example'],
      domainAgeDays: 6,
      registrars: [],
      categories: ['Phishing'],
      lists: [],
    });
    expect(body.lookUps).toEqual([
      { domain: 'bad.example', links: [{ name: 'Look-up', url: 'https://look-up.example/bad.example' }] },
      {
        domain: 'login.bad.example',
        links: [{ name: 'Look-up', url: 'https://look-up.example/login.bad.example' }],
      },
    ]);
  });

  it('counts a domain that many devices query up to a limit, and says so', async () => {
    await detect([{ domain: 'bad.example' }]);
    await test.db.executeQuery(
      sql`
        insert into incident (company_id, key, registrable_domain, device, state, closed_at, detection_count,
          first_seen_at, last_seen_at, opened_at, verdict, reasons, domains, devices, client_addresses, policies,
          threat_levels, decision, decision_reason, decided_at)
        select company_id, key || n, registrable_domain, device || n, 'closed', now(), 1, first_seen_at, last_seen_at,
          opened_at, verdict, reasons, domains, devices, client_addresses, policies, threat_levels, decision,
          decision_reason, decided_at
        from incident cross join generate_series(1, 1100) as n`.compile(test.db),
    );
    const { body } = await contextOf(await firstIncident());
    expect(body.sameDomain).toMatchObject({ total: 1000, totalIsExact: false });
    expect(body.sameDomain.items).toHaveLength(5);
  });
});
