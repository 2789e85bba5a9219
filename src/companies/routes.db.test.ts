import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { start } from '../../test/http/start-server.ts';
import { saveConnection } from '../connectwise/connection/save-connection.ts';
import { connectionTo, useScene } from '../connectwise/connection/testing/scene.ts';
import { ticketService } from '../connectwise/services/ticket-service.ts';
import { makeDetection } from '../detections/testing/make-detection.ts';
import { ingest } from '../ingest/ingest.ts';
import { writeSetting } from '../platform/settings/store.ts';
import { systemRandom } from '../platform/values/random.ts';
import { sandboxAccount } from '../sandbox/connectwise/start.ts';
import { decideDue } from '../tickets/due/decide-due.ts';
import { companyProblems } from './problems.ts';
import { companyRoutes } from './routes.ts';

const test = useDatabase();
const scene = useScene(test);
const { companies } = sandboxAccount;

let server: FastifyInstance;
let sourceId: number;

beforeEach(async () => {
  server = await start({ routes: [companyRoutes(scene)] });
  const now = scene.clock.now();
  const source = await test.db
    .insertInto('source')
    .values({ kind: 'webhook', name: 'EDR', config: '{}', created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  sourceId = source.id;
  const names = ['Cedar Street Dental', 'Ärzte am Markt', 'beta Bakery', 'Zeta Zoo', 'Cedar Street Dental'];
  await ingest(
    test.db,
    {
      sourceId,
      detections: names.map((name, n) =>
        makeDetection({ externalId: `d${n}`, occurredAt: now, company: { externalId: `c${n}`, name } }),
      ),
    },
    now,
  );
});

async function call(method: 'GET' | 'PUT' | 'DELETE', path = '', payload?: object, role = 'admin') {
  const answer = await server.inject({
    method,
    url: `/api/v1/companies${path}`,
    headers: { authorization: `Bearer pkt_${role}` },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() };
}
const connect = () => saveConnection(scene, connectionTo(scene), 'a test');
const idOf = async (search: string): Promise<number> =>
  (await call('GET', `?search=${encodeURIComponent(search)}`)).body.items[0].id;
const map = (id: number, connectwiseCompanyId: number, role = 'admin') =>
  call('PUT', `/${id}/mapping`, { connectwiseCompanyId }, role);

describe('companies', () => {
  it('are listed by name, page by page, none twice', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await call('GET', `?limit=2${cursor && `&cursor=${cursor}`}`, undefined, 'viewer');
      seen.push(...body.items.map(({ id, name }: { id: number; name: string }) => `${name} ${id}`));
      cursor = body.nextCursor ?? '';
    } while (cursor !== '');
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    expect(seen.slice(0, 2).every((one) => one.startsWith('Cedar'))).toBe(true);
  });

  it('are found by part of the name, by mapping, and by source', async () => {
    await connect();
    await map(await idOf('zoo'), companies.oldMillBakery);
    const count = async (query: string) => (await call('GET', `?${query}`)).body.items.length;
    expect(await count('search=street')).toBe(2);
    expect(await count('search=100%25')).toBe(0);
    expect(await count('search=C3')).toBe(1);
    expect(await count('search=c3')).toBe(1);
    expect(await count('mapped=true')).toBe(1);
    expect(await count('mapped=false')).toBe(4);
    expect(await count(`sourceId=${sourceId}`)).toBe(5);
    expect(await count(`sourceId=${sourceId + 1}`)).toBe(0);
  });

  it('are listed by the most waiting incidents, page by page, none twice', async () => {
    await connect();
    const now = scene.clock.now();
    const bakery = { externalId: 'c2', name: 'beta Bakery' };
    const more = ['x.example', 'y.example'].map((domain) =>
      makeDetection({ externalId: domain, domain, occurredAt: now, company: bakery }),
    );
    await ingest(test.db, { sourceId, detections: more }, now);
    await map(await idOf('Markt'), companies.oldMillBakery);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await call('GET', `?sort=waiting&limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ name }: { name: string }) => name));
      expect(body.totals).toEqual({ total: 5, unmapped: 4, gone: 0 });
      cursor = body.nextCursor ?? '';
    } while (cursor !== '');
    expect(seen).toEqual([
      'beta Bakery',
      'Cedar Street Dental',
      'Cedar Street Dental',
      'Zeta Zoo',
      'Ärzte am Markt',
    ]);
  });

  it('are found by whether their mapped company was deleted', async () => {
    await connect();
    const id = await idOf('zoo');
    await map(id, companies.oldMillBakery);
    expect((await call('GET', '?problem=gone')).body).toMatchObject({ items: [], totals: { gone: 0 } });
    await test.db
      .updateTable('mapping')
      .set({ problem: JSON.stringify(companyProblems.mappedCompanyGone('Old Mill Bakery Co')) })
      .execute();
    const { body } = await call('GET', '?problem=gone');
    expect(body).toMatchObject({ items: [{ id }], totals: { total: 5, unmapped: 4, gone: 1 } });
    expect(body.items[0].mapping.problem.code).toBe('companies.mapped_company_gone');
  });

  it('count the incidents that wait for them', async () => {
    expect((await call('GET', `/${await idOf('zoo')}`)).body).toMatchObject({
      name: 'Zeta Zoo',
      heldIncidents: 1,
    });
    expect((await call('GET', '/99999')).status).toBe(404);
  });
});

describe('a mapping', () => {
  it('is saved with the name that ConnectWise has, once, and audited', async () => {
    await connect();
    const id = await idOf('zoo');
    const first = await map(id, companies.oldMillBakery);
    expect(first.body.mapping).toMatchObject({
      connectwiseCompanyId: companies.oldMillBakery,
      name: 'Old Mill Bakery Co',
      identifier: 'OldMillBakery',
      mappedBy: 'Ms admin (token:admin)',
    });
    scene.clock.pass(60_000);
    expect((await map(id, companies.oldMillBakery)).body.mapping.mappedAt).toBe(first.body.mapping.mappedAt);
    const audit = () =>
      test.db.selectFrom('audit_event').select('action').where('subject', '=', `company:${id}`).execute();
    expect(await audit()).toHaveLength(1);
    await map(id, companies.cedarStreetDental);
    expect((await call('DELETE', `/${id}/mapping`)).status).toBe(204);
    expect((await call('DELETE', `/${id}/mapping`)).status).toBe(204);
    expect((await audit()).map(({ action }) => action)).toEqual([
      'company.mapped',
      'company.mapped',
      'company.unmapped',
    ]);
    expect((await call('GET', `/${id}`)).body.mapping).toBeNull();
  });

  it('decides only this company’s incidents again', async () => {
    await connect();
    const at = scene.clock.now();
    const choice = { id: 1, name: 'x' };
    await writeSetting(
      test.db,
      ticketService,
      { enabled: true, board: choice, status: choice, type: choice, priority: choice, problem: null },
      { at, actor: 'a test' },
    );
    scene.clock.pass(11_000);
    await decideDue(test.db, scene.clock.now(), systemRandom);
    const held = () =>
      test.db
        .selectFrom('incident')
        .select('company_id')
        .where('decision_reason', '=', 'company_not_mapped')
        .execute();
    expect(await held()).toHaveLength(5);
    const id = await idOf('zoo');
    const before = scene.changes;
    await map(id, companies.oldMillBakery);
    await decideDue(test.db, scene.clock.now(), systemRandom);
    expect((await held()).map(({ company_id }) => company_id)).not.toContain(id);
    expect(await held()).toHaveLength(4);
    expect(scene.changes).toBe(before + 1);
  });

  it.each([
    ['a company that is not there', 99_999],
    ['a deleted company', companies.cedarStreetDentalOld],
  ])('to %s is refused', async (_, target) => {
    await connect();
    const id = await idOf('zoo');
    const answer = await map(id, target);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ pointer: '/connectwiseCompanyId' }]);
    expect((await call('GET', `/${id}`)).body.mapping).toBeNull();
  });

  it('needs a connection that answers, an existing company, and an administrator', async () => {
    const id = await idOf('zoo');
    expect((await map(id, companies.oldMillBakery)).status).toBe(409);
    await connect();
    expect((await map(99_999, companies.oldMillBakery)).status).toBe(404);
    expect((await call('DELETE', '/99999/mapping')).status).toBe(404);
    expect((await map(id, companies.oldMillBakery, 'analyst')).status).toBe(403);
    scene.sandbox.faults.set({ fault: 'rate_limit', retryAfter: 5 });
    expect((await map(id, companies.oldMillBakery)).status).toBe(503);
    expect((await call('GET', `/${id}`)).body.mapping).toBeNull();
  });
});

describe('a file of mappings', () => {
  const check = (csv: string) => post('/mappings/check', { csv });
  const post = async (path: string, payload: object, role = 'admin') => {
    const answer = await server.inject({
      method: 'POST',
      url: `/api/v1/companies${path}`,
      headers: { authorization: `Bearer pkt_${role}` },
      payload,
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const exported = async () =>
    (
      await server.inject({
        url: '/api/v1/companies/mappings/export',
        headers: { authorization: 'Bearer pkt_viewer' },
      })
    ).body;

  it('that is downloaded and imported again changes nothing; an edited one reports each change and error by its line', async () => {
    await connect();
    await map(await idOf('beta Bakery'), companies.cedarStreetDental);
    const file = await exported();
    const unchanged = await check(file);
    expect(unchanged.body.lines.map(({ change }: { change: string }) => change).sort()).toEqual([
      ...['none', 'none', 'none', 'none'],
      'same',
    ]);
    const { cedarStreetDental, harborLightLogistics } = companies;
    const { body } = await check(
      [
        'source;companySourceId;connectwiseCompanyId;connectwiseIdentifier',
        `EDR;c0;${cedarStreetDental};`,
        `edr;c2;${harborLightLogistics};`,
        'EDR;c0;999;',
        'EDR;c9;1;',
        'Other;c1;1;',
        'EDR;c3;;no such identifier',
        'EDR;12345678901234560;1;',
      ].join('\r\n'),
    );
    expect(
      body.lines.map(
        ({ line, change, problem }: { line: number; change: string; problem: { code: string } | null }) =>
          [line, change, problem?.code.replace('companies.csv_', '')].filter(Boolean).join(' '),
      ),
    ).toEqual([
      '2 map',
      '3 change',
      '4 error twice',
      '5 error no_company',
      '6 error no_source',
      '7 error no_target',
      '8 error id_rounded',
    ]);
    expect(body.lines[1]).toMatchObject({
      company: 'beta Bakery',
      before: { connectwiseCompanyId: cedarStreetDental },
      after: { connectwiseCompanyId: harborLightLogistics },
    });
    // The preview changed nothing.
    expect(await exported()).toBe(file);
  });

  it('that is malformed, or comes from another website, is refused', async () => {
    await connect();
    expect((await check('a,b')).status).toBe(422);
    expect((await post('/mappings/check', { csv: 'a,b' }, 'analyst')).status).toBe(403);
  });

  it('offers suggestions of only one status and type', async () => {
    await connect();
    const offered = async (query: string) =>
      (await call('GET', `/suggestions?${query}`)).body.items.flatMap(
        ({ candidates }: { candidates: { status: string }[] }) => candidates.map(({ status }) => status),
      );
    expect(await offered('')).toContain('Active');
    expect(await offered('status=No+such+status')).toEqual([]);
  });
});
