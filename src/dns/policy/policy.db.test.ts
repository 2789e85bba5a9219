import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { systemClock } from '../../platform/values/clock.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { ensureResolverSource } from '../../sources/resolver/source.ts';
import { loadClients } from '../publish/load-clients.ts';
import { loadGeneration, type PolicyDeps } from './change-policy.ts';
import { ownCompanyRoutes } from './companies/own-routes.ts';
import { dnsCompanyRoutes } from './companies/routes.ts';
import { fetchDue } from './feeds/fetch-due.ts';
import { feedRoutes } from './feeds/routes.ts';
import { claimDueFeed } from './feeds/store.ts';
import { dnsListRoutes } from './lists/routes.ts';
import { rulesetRoutes } from './rulesets/routes.ts';

const { db } = useDatabase();
const deps: PolicyDeps = {
  db,
  clock: systemClock,
  random: systemRandom,
  sourceId: ensureResolverSource,
  changed: () => {},
};
let server: FastifyInstance;

beforeEach(async () => {
  const routes = [dnsCompanyRoutes, dnsListRoutes, feedRoutes, rulesetRoutes].map((make) => make(deps));
  const own = ownCompanyRoutes({ ...deps, mspName: async () => 'Anchor IT' });
  server = await start({ routes: [...routes, own] });
});

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

async function call(method: Method, path: string, body?: object, role = 'admin') {
  const answer = await server.inject({
    method,
    url: `/api/v1/dns/${path}`,
    headers: { authorization: `Bearer pkt_${role}` },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

async function company(name: string): Promise<number> {
  return (await call('POST', 'companies', { name })).body.id;
}

describe('companies of the protective DNS', () => {
  it('belong to one source, which numbers them', async () => {
    await company('Cedar Street Dental');
    await company('Harbor Light Logistics');
    const rows = await db
      .selectFrom('company')
      .innerJoin('source', 'source.id', 'source_id')
      .select(['company.external_id', 'company.name', 'kind'])
      .orderBy('company.id')
      .execute();
    expect(rows).toEqual([
      { external_id: '1', name: 'Cedar Street Dental', kind: 'resolver' },
      { external_id: '2', name: 'Harbor Light Logistics', kind: 'resolver' },
    ]);
    expect((await call('POST', 'companies', { name: 'cedar street dental' })).body.code).toBe(
      'dns.company_name_taken',
    );
  });

  it('distinguish the same private network by listening addresses of their own', async () => {
    const [cedar, harbor] = [await company('Cedar Street Dental'), await company('Harbor Light Logistics')];
    const listener = { address: '10.80.1.1' };
    const device = { name: 'RECEPTION-PC', address: '192.168.1.20' };

    await call('POST', `companies/${harbor}/devices`, device);
    expect((await call('POST', `companies/${cedar}/devices`, device)).body.code).toBe('dns.device_taken');
    const made = await call('POST', `companies/${cedar}/listeners`, listener);
    expect(made).toMatchObject({ status: 201, body: { listeners: [{ address: '10.80.1.1', port: 53 }] } });
    expect((await call('POST', `companies/${harbor}/listeners`, listener)).body.code).toBe(
      'dns.listener_taken',
    );
    expect((await call('POST', `companies/${cedar}/devices`, device)).status).toBe(201);
    expect((await call('POST', `companies/${cedar}/devices`, device)).body.code).toBe('dns.device_taken');
    expect(await loadClients(db, new Date())).toMatchObject({
      listeners: [{ host: '10.80.1.1', port: 53, company: cedar }],
    });

    const [{ id }] = made.body.listeners;
    const removed = await call('DELETE', `companies/${cedar}/listeners/${id}`);
    expect(removed.body.listeners).toEqual([]);
    expect((await call('DELETE', `companies/${cedar}/listeners/${id}`)).body.code).toBe(
      'dns.listener_not_found',
    );
  });

  it('include one of the MSP itself, created once and named after it', async () => {
    const own = await call('POST', 'companies/own');
    expect(own.body).toMatchObject({ name: 'Anchor IT', own: true, networks: [] });
    const { id } = own.body;
    await call('POST', `companies/${id}/networks`, { network: '198.51.100.0/24' });
    await call('PATCH', `companies/${id}`, { name: 'Anchor' });
    expect((await call('POST', 'companies/own')).body).toMatchObject({ id, name: 'Anchor', own: true });
    expect((await call('GET', 'companies')).body.items).toHaveLength(1);
  });

  it('become the MSP’s own if they have its name', async () => {
    const id = await company('anchor it');
    expect((await call('POST', 'companies/own')).body).toMatchObject({ id, name: 'anchor it', own: true });
  });

  it('have networks: nested ones are allowed, the same one in two companies is refused', async () => {
    const [one, two] = [await company('One'), await company('Two')];
    const add = (id: number, network: string) => call('POST', `companies/${id}/networks`, { network });
    expect((await add(one, '198.51.100.77/24')).body.networks).toMatchObject([
      { network: '198.51.100.0/24' },
    ]);
    expect((await add(two, '198.51.100.64/26')).status).toBe(201);
    expect(await add(two, '198.51.100.0/24')).toMatchObject({
      status: 409,
      body: { code: 'dns.network_taken', detail: expect.stringContaining('“One”') },
    });
    expect((await add(two, '2001:DB8:0::/48')).body.networks).toMatchObject([
      { network: '198.51.100.64/26' },
      { network: '2001:db8::/48' },
    ]);
    expect((await add(two, '0.0.0.0/0')).body.code).toBe('dns.network_too_wide');
    expect((await add(two, 'our office')).body.code).toBe('dns.not_a_network');
    const { networks } = (await call('GET', `companies/${two}`)).body;
    expect((await call('DELETE', `companies/${two}/networks/${networks[0].id}`)).body.networks).toHaveLength(
      1,
    );
    expect((await call('DELETE', `companies/${one}/networks/${networks[1].id}`)).status).toBe(404);
  });

  it('have tokens that are shown once, stored as a hash, and refused after they are revoked', async () => {
    const id = await company('One');
    const made = await call('POST', `companies/${id}/tokens`, { device: 'Laptop' });
    const { token } = made.body;
    expect(token).toMatch(/^[0-9a-f]{40}$/);
    const shown = await call('GET', `companies/${id}`);
    expect(JSON.stringify(shown.body)).not.toContain(token);
    expect(JSON.stringify(await db.selectFrom('dns_token').selectAll().execute())).not.toContain(token);
    expect(JSON.stringify(await db.selectFrom('audit_event').selectAll().execute())).not.toContain(token);
    const [{ id: tokenId }] = shown.body.tokens;
    expect((await call('DELETE', `companies/${id}/tokens/${tokenId}`)).body.tokens).toEqual([]);
  });

  it('are changed by administrators alone, and each change is a generation', async () => {
    const id = await company('One');
    const before = await loadGeneration(db);
    expect((await call('PATCH', `companies/${id}`, { name: 'Two' }, 'analyst')).status).toBe(403);
    expect(await loadGeneration(db)).toBe(before);
    expect((await call('PATCH', `companies/${id}`, { name: 'Two', archived: true })).body).toMatchObject({
      name: 'Two',
      archivedAt: expect.any(String),
    });
    expect(await loadGeneration(db)).toBe(before + 1);
    expect((await call('GET', 'companies')).body.items).toEqual([]);
    expect((await call('GET', 'companies?archived=true')).body.items).toHaveLength(1);
  });
});

describe('lists', () => {
  const list = async (body: object = {}) =>
    (await call('POST', 'lists', { name: 'Ours', kind: 'block', category: 'malware', ...body })).body.id;
  const text = 'bad[.]example\n=one.example\n*.below.example\n192.0.2.0/24\nbad.example\nnot a name';

  it('show a preview, add the entries, and report duplicates and invalid lines', async () => {
    const id = await list();
    const counts = { addedCount: 4, duplicates: 1, ignoredCount: 1 };
    const previewed = await call(
      'POST',
      `lists/${id}/entries`,
      { text, why: 'Seen', preview: true },
      'analyst',
    );
    expect(previewed.body).toMatchObject({ ...counts, ignored: [{ line: 6, text: 'not a name' }] });
    expect((await call('GET', `lists/${id}/entries`)).body.items).toEqual([]);
    expect((await call('POST', `lists/${id}/entries`, { text, why: 'Seen' }, 'analyst')).body).toMatchObject(
      counts,
    );
    expect((await call('GET', `lists/${id}/entries`)).body.items).toMatchObject([
      { value: '192.0.2.0/24', reach: 'address' },
      { value: 'below.example', reach: 'only_below' },
      { value: 'one.example', reach: 'exact' },
      { value: 'bad.example', reach: 'with_below', why: 'Seen', addedBy: 'Ms analyst' },
    ]);
    expect((await call('POST', `lists/${id}/entries`, { text, why: 'Seen' })).body).toMatchObject({
      addedCount: 0,
      duplicates: 5,
    });
  });

  it('remove an entry and restore it, and keep both in the history', async () => {
    const id = await list();
    await call('POST', `lists/${id}/entries`, { text: 'bad.example', why: 'Seen' });
    const [entry] = (await call('GET', `lists/${id}/entries`)).body.items;
    expect((await call('POST', `entries/${entry.id}/remove`)).body.removedBy).toBe('Ms admin');
    expect((await call('POST', `entries/${entry.id}/remove`)).status).toBe(404);
    expect((await call('GET', `lists/${id}/entries?state=removed`)).body.items).toHaveLength(1);
    await call('POST', `lists/${id}/entries`, { text: 'bad.example', why: 'Again' });
    expect((await call('POST', `entries/${entry.id}/restore`)).body.code).toBe('dns.entry_exists');
    const actions = await db.selectFrom('audit_event').select('action').orderBy('id').execute();
    expect(actions.map(({ action }) => action)).toEqual([
      'dns_list.added',
      'dns_list.entries_added',
      'dns_list.entry_removed',
      'dns_list.entries_added',
    ]);
  });

  it('are locked only by the MSP, and contain each name once', async () => {
    const companyId = await company('One');
    const locked = { name: 'L', kind: 'block', category: 'malware', locked: true };
    expect((await call('POST', 'lists', { ...locked, companyId })).body.code).toBe(
      'dns.list_cannot_be_locked',
    );
    await list();
    expect((await call('POST', 'lists', { ...locked, name: 'ours' })).body.code).toBe('dns.list_name_taken');
    expect((await call('POST', 'lists', { ...locked, name: 'Ours', locked: false, companyId })).status).toBe(
      201,
    );
    const past = { text: 'bad.example', why: 'x', endsAt: '2020-01-01T00:00:00Z' };
    expect((await call('POST', 'lists/1/entries', past)).body.code).toBe('dns.entry_ends_in_the_past');
  });
});

describe('all lists', () => {
  it('are read a page at a time, the oldest first, and one by its id', async () => {
    const companyId = await company('One');
    for (const name of ['A', 'B', 'C'])
      await call('POST', 'lists', { companyId, name, kind: 'block', category: 'malware' });
    const first = (await call('GET', 'lists?limit=2')).body;
    expect(first.items.map(({ name }: { name: string }) => name)).toEqual(['A', 'B']);
    const second = (await call('GET', `lists?limit=2&companyId=${companyId}&cursor=${first.nextCursor}`))
      .body;
    expect(second).toMatchObject({ items: [{ name: 'C', entries: 0 }], nextCursor: null });
    expect((await call('GET', `lists/${second.items[0].id}`)).body).toEqual(second.items[0]);
    expect((await call('GET', 'lists/99')).body.code).toBe('dns.list_not_found');
  });
});

describe('rulesets', () => {
  const rule = (name: string, more: object = {}) => ({
    name,
    when: { names: [{ pattern: 'Ads-*.Example.' }], types: ['aaaa', 'TYPE65'] },
    action: 'nodata',
    ...more,
  });

  it('are saved as a whole, in order; rules that are left out are deleted', async () => {
    const first = await call('PUT', 'rules', { items: [rule('A'), rule('B', { locked: true })] });
    expect(first.body.items).toMatchObject([
      {
        name: 'A',
        when: { names: [{ pattern: 'ads-*.example', reach: 'with_below' }], types: ['AAAA', 'TYPE65'] },
      },
      { name: 'B', locked: true },
    ]);
    const [a, b] = first.body.items;
    const second = await call('PUT', 'rules', { items: [b, rule('C'), { ...a, enabled: false }] });
    expect(second.body.items.map(({ id, name }: { id: number; name: string }) => [id, name])).toEqual([
      [b.id, 'B'],
      [expect.any(Number), 'C'],
      [a.id, 'A'],
    ]);
    expect((await call('PUT', 'rules', { items: [a] })).body.items).toHaveLength(1);
    expect((await call('PUT', 'rules', { items: [b] })).body.code).toBe('dns.rule_not_found');
  });

  it('are not overwritten by somebody who read an older version', async () => {
    const read = (await call('GET', 'rules')).body;
    const save = (name: string, revision?: string) =>
      call('PUT', 'rules', { items: [rule(name)], ...(revision === undefined ? {} : { revision }) });
    const both = await Promise.all([save('A', read.revision), save('B', read.revision)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'dns.rules_changed',
      hint: expect.stringContaining('Load the rules again'),
    });
    const now = (await call('GET', 'rules')).body;
    expect(now).toEqual(both.find(({ status }) => status === 200)?.body);
    const generation = await loadGeneration(db);
    expect((await save('C', read.revision)).status).toBe(409);
    expect(await loadGeneration(db)).toBe(generation);
    expect((await save('C', now.revision)).body.items).toMatchObject([{ name: 'C' }]);
    expect((await save('D')).body.items).toMatchObject([{ name: 'D' }]);
  });

  it('of a company are not locked; invalid conditions are refused and the field is named', async () => {
    const id = await company('One');
    const saved = await call('PUT', `rules?companyId=${id}`, { items: [rule('A', { locked: true })] });
    expect(saved.body.code).toBe('dns.rule_cannot_be_locked');
    const wrong = rule('A', {
      when: { types: ['NONSENSE'], networks: ['here'], names: [{ pattern: '(a|b)' }] },
    });
    const refused = await call('PUT', 'rules', { items: [wrong] });
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/items/0/when/names/0/pattern',
      '/items/0/when/types/0',
      '/items/0/when/networks/0',
    ]);
  });
});

describe('feeds', () => {
  it('are added with an address that Picket can fetch, and fetched at once', async () => {
    const feed = { name: 'Demo', address: 'picket:demo', category: 'malware' };
    expect((await call('POST', 'feeds', feed)).body).toMatchObject({
      names: null,
      everyHours: 24,
      problem: null,
    });
    expect((await call('POST', 'feeds', { ...feed, name: 'demo' })).body.code).toBe('feed.name_taken');
    expect(
      (await call('POST', 'feeds', { ...feed, name: 'F', address: 'http://lists.example/x' })).status,
    ).toBe(422);
    const changed = await call('PATCH', 'feeds/1', { everyHours: 6 });
    expect(changed.body).toMatchObject({ everyHours: 6, address: 'picket:demo' });
    expect((await call('GET', 'feeds/1/report')).body).toBeNull();
    expect((await call('DELETE', 'feeds/1')).status).toBe(204);
    expect((await call('GET', 'feeds')).body.items).toEqual([]);
  });

  it('show the report of the last good copy, with each refused line', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'picket-feeds-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(path.join(folder, 'own.txt'), 'bad.example\nworse.example\nco.uk\n');
    await call('POST', 'feeds', { name: 'Own', address: 'file:own.txt', category: 'malware' });
    const http = { runRaw: () => Promise.reject(new Error('Nothing is to be asked.')) };
    expect(await fetchDue({ ...deps, http, folder }, new AbortController().signal)).toBeNull();
    const [feed] = (await call('GET', 'feeds')).body.items;
    expect(feed).toMatchObject({ names: 2, notTaken: 1, fetching: false, problem: null });
    expect((await call('GET', 'feeds/1/report')).body).toEqual({
      format: 'domains',
      lines: 3,
      blocked: 2,
      excepted: 0,
      duplicates: 0,
      notTaken: 1,
      linesNotTaken: [{ line: 3, text: 'co.uk', reason: expect.stringContaining('public suffix') }],
    });
  });

  it('are shown as being fetched while a node has the lease', async () => {
    await call('POST', 'feeds', { name: 'Demo', address: 'picket:demo', category: 'malware' });
    const now = systemClock.now();
    await claimDueFeed(db, { owner: 'x', until: new Date(now.getTime() + 60_000) }, now);
    expect((await call('GET', 'feeds')).body.items).toMatchObject([{ fetching: true }]);
  });
});
