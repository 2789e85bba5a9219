import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { start } from '../../test/http/start-server.ts';
import { saveConnection } from '../connectwise/connection/save-connection.ts';
import { connectionTo, useScene } from '../connectwise/connection/testing/scene.ts';
import { makeDetection } from '../detections/testing/make-detection.ts';
import { ingest } from '../ingest/ingest.ts';
import { sandboxAccount } from '../sandbox/connectwise/start.ts';
import { companyRoutes } from './routes.ts';

const test = useDatabase();
const scene = useScene(test);
const { companies } = sandboxAccount;
const names = ['Cedar Street Dental', 'Old Mill Bakery', 'Pinecrest Property Mgmt', 'Zeta Zoo'];

let server: FastifyInstance;
let ids: number[];

beforeEach(async () => {
  server = await start({ routes: [companyRoutes(scene)] });
  const now = scene.clock.now();
  const { id: sourceId } = await test.db
    .insertInto('source')
    .values({ kind: 'webhook', name: 'EDR', config: '{}', created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  const detections = names.map((name, n) =>
    makeDetection({ externalId: `d${n}`, occurredAt: now, company: { externalId: `c${n}`, name } }),
  );
  await ingest(test.db, { sourceId, detections }, now);
  const rows = await test.db.selectFrom('company').select(['id', 'name']).execute();
  ids = names.map((name) => rows.find((row) => row.name === name)?.id ?? 0);
});

interface Item {
  readonly externalId: string;
  readonly sameNameElsewhere: boolean;
}

async function addCompany(externalId: string, name: string): Promise<number> {
  const now = scene.clock.now();
  const { id: sourceId } = await test.db
    .insertInto('source')
    .values({
      kind: 'webhook',
      name: `Source of ${externalId}`,
      config: '{}',
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const company = { externalId, name };
  await ingest(test.db, { sourceId, detections: [makeDetection({ occurredAt: now, company })] }, now);
  const row = await test.db
    .selectFrom('company')
    .select('id')
    .where('source_id', '=', sourceId)
    .executeTakeFirstOrThrow();
  return row.id;
}

const connect = () => saveConnection(scene, connectionTo(scene), 'a test');

async function call(method: 'GET' | 'POST', path: string, payload?: object, role = 'admin') {
  const answer = await server.inject({
    method,
    url: `/api/v1/companies${path === '' ? '' : `/${path}`}`,
    headers: { authorization: `Bearer pkt_${role}` },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

const best = async (query = '') =>
  (await call('GET', `suggestions${query}`, undefined, 'viewer')).body.items.map(
    ({ name, candidates: [first] }: { name: string; candidates: { name: string; confidence: string }[] }) =>
      `${name}: ${first === undefined ? 'none' : `${first.confidence} ${first.name}`}`,
  );

describe('suggestions', () => {
  it('list the best ConnectWise company for each company without a mapping, and map nothing', async () => {
    await connect();
    expect(await best()).toEqual([
      // The other company of that name was deleted in ConnectWise, and so does not count.
      'Cedar Street Dental: exact Cedar Street Dental',
      'Old Mill Bakery: normalised Old Mill Bakery Co',
      'Pinecrest Property Mgmt: similar Pinecrest Property Management',
      'Zeta Zoo: none',
    ]);
    expect(await test.db.selectFrom('mapping').selectAll().execute()).toEqual([]);
    expect(await best(`?companyIds=${ids[1]},${ids[3]}`)).toHaveLength(2);
    const first = await call('GET', 'suggestions?limit=3');
    expect(first.body.items).toHaveLength(3);
    expect(await best(`?limit=3&cursor=${first.body.nextCursor}`)).toEqual(['Zeta Zoo: none']);
  });

  it('are not exact for one of two ConnectWise companies with the same name', async () => {
    await scene.control('POST', '/companies', { name: 'Cedar Street Dental', identifier: 'CedarTwo' });
    await connect();
    const { body } = await call('GET', `suggestions?companyIds=${ids[0]}`);
    expect(
      body.items[0].candidates.slice(0, 2).map(({ confidence }: { confidence: string }) => confidence),
    ).toEqual(['similar', 'similar']);
  });

  it('are not exact for a name that two companies of any sources share, and show their ids', async () => {
    await connect();
    const { body: before } = await call('GET', `suggestions?companyIds=${ids[0]}`);
    expect(before.items[0]).toMatchObject({
      externalId: 'c0',
      sameNameElsewhere: false,
    });
    expect(before.items[0].candidates[0]).toMatchObject({
      confidence: 'exact',
      doubt: null,
      status: 'Active',
      types: ['Client'],
    });
    await addCompany('c9', 'cedar street dental');
    const { body } = await call('GET', 'suggestions');
    const namesakes = body.items.filter(({ sameNameElsewhere }: Item) => sameNameElsewhere);
    expect(namesakes.map(({ externalId }: Item) => externalId).sort()).toEqual(['c0', 'c9']);
    for (const { candidates } of namesakes)
      expect(candidates[0]).toMatchObject({ confidence: 'similar', doubt: 'several_at_sources' });
    const list = await call('GET', '');
    expect(list.body.items.filter(({ sameNameElsewhere }: Item) => sameNameElsewhere)).toHaveLength(2);
  });

  it('are not exact for a ConnectWise company that is not active', async () => {
    await connect();
    const id = await addCompany('c9', 'Quiet Harbor Books');
    const { body } = await call('GET', `suggestions?companyIds=${id}`);
    expect(body.items[0].candidates[0]).toMatchObject({
      connectwiseCompanyId: companies.quietHarborBooks,
      status: 'Inactive',
      confidence: 'similar',
      doubt: 'not_active',
    });
  });

  it('need a connection, and say what is wrong with it', async () => {
    expect((await call('GET', 'suggestions')).status).toBe(409);
    await connect();
    scene.sandbox.faults.set({ fault: 'unauthorized' });
    expect((await call('GET', 'suggestions')).body.code).toBe('connectwise.keys_refused');
    expect((await call('GET', 'suggestions?companyIds=1,x')).status).toBe(400);
  });
});

describe('several mappings', () => {
  it('are each saved and audited, and a problem of one does not stop the others', async () => {
    await connect();
    const { status, body } = await call('POST', 'mappings', {
      mappings: [
        { companyId: ids[0], connectwiseCompanyId: companies.cedarStreetDental },
        { companyId: ids[1], connectwiseCompanyId: companies.cedarStreetDentalOld },
        { companyId: 99_999, connectwiseCompanyId: companies.oldMillBakery },
        { companyId: ids[2], connectwiseCompanyId: companies.pinecrestPropertyManagement },
      ],
    });
    expect(status).toBe(200);
    expect(body.results).toMatchObject([
      { companyId: ids[0], ok: true },
      { companyId: ids[1], ok: false, problem: { code: 'companies.not_in_connectwise' } },
      { companyId: 99_999, ok: false, problem: { code: 'companies.not_found' } },
      { companyId: ids[2], ok: true },
    ]);
    const audit = await test.db.selectFrom('audit_event').select('subject').execute();
    const subjects = audit.map(({ subject }) => subject).filter((one) => one.startsWith('company:'));
    expect(subjects).toEqual([`company:${ids[0]}`, `company:${ids[2]}`]);
  });

  it('are for administrators, and at most 200', async () => {
    await connect();
    const mapping = { companyId: ids[0], connectwiseCompanyId: companies.cedarStreetDental };
    expect((await call('POST', 'mappings', { mappings: [mapping] }, 'analyst')).status).toBe(403);
    const many = Array.from({ length: 201 }, () => mapping);
    expect((await call('POST', 'mappings', { mappings: many })).status).toBe(400);
  });
});
