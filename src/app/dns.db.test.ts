import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { ask } from '../cli/dns/ask.ts';
import type { PolicyDeps } from '../dns/policy/change-policy.ts';
import { changeCompany, createCompany } from '../dns/policy/companies/change-company.ts';
import { addNetwork } from '../dns/policy/companies/change-parts.ts';
import { ensureOwnCompany } from '../dns/policy/companies/own-company.ts';
import { addFeed, changeFeed, type FeedFields } from '../dns/policy/feeds/change-feeds.ts';
import { fetchDue } from '../dns/policy/feeds/fetch-due.ts';
import { addEntries, createList } from '../dns/policy/lists/change-lists.ts';
import { policySettings, resolverSettings } from '../dns/policy/policy-settings.ts';
import { loadDnsHealth } from '../dns/publish/health.ts';
import { type DnsNode, openDnsNode } from '../dns/publish/node.ts';
import { loadStatistics } from '../dns/publish/statistics.ts';
import { countKeeper } from '../dns/publish/store-counts.ts';
import { why } from '../dns/publish/why.ts';
import { startFakeUpstream } from '../dns/resolver/testing/fake-upstream.ts';
import type { Principal } from '../platform/http/principal.ts';
import { writeSetting } from '../platform/settings/store.ts';
import { systemClock } from '../platform/values/clock.ts';
import type { Problem } from '../platform/values/problem.ts';
import { systemRandom } from '../platform/values/random.ts';
import { ensureResolverSource, storeSeen } from '../sources/resolver/source.ts';
import { addEntry } from '../tickets/allow-list/change-entries.ts';
import { reconsider } from '../tickets/due/reconsider.ts';

const { db } = useDatabase();
const admin: Principal = { kind: 'operator', id: 'operator', name: 'Ann', role: 'admin', companies: 'all' };
const by = { at: systemClock.now(), actor: 'test' };
const deps: PolicyDeps = {
  db,
  clock: systemClock,
  random: systemRandom,
  sourceId: ensureResolverSource,
  changed: () => {},
};

let folder: string;
let node: DnsNode;
let upstream: Awaited<ReturnType<typeof startFakeUpstream>>;
let problems: Problem[];
let companyId: number;

const openNode = () =>
  openDnsNode({
    folder: folder,
    addresses: { listen: [{ host: '127.0.0.1', port: 0 }], doh: null },
    clock: systemClock,
    onSeen: (seen) =>
      storeSeen(
        {
          db,
          clock: systemClock,
          observe: () => {},
          ownCompany: async (tx, at) => {
            const sourceId = await ensureResolverSource(tx, at);
            return (await ensureOwnCompany(tx, { sourceId, name: 'Anchor IT', at, by: 'test' })).id;
          },
          ticketed: async () => policySettings.initial.ticketed,
        },
        seen,
      ),
    onProblem: (problem) => problems.push(problem),
  });

beforeEach(async () => {
  problems = [];
  folder = await mkdtemp(path.join(tmpdir(), 'picket-dns-'));
  upstream = await startFakeUpstream();
  node = openNode();
  const upstreams = [{ host: upstream.host, port: upstream.port }];
  await writeSetting(db, resolverSettings, { ...resolverSettings.initial, enabled: true, upstreams }, by);
  companyId = await createCompany(deps, 'Cedar Street Dental', admin);
  await addNetwork(deps, companyId, { network: '127.0.0.1', note: '' }, admin);
  return async () => {
    await node.stop();
    await upstream.close();
    await rm(folder, { recursive: true, force: true });
  };
});

const demoFeed: FeedFields = {
  name: 'Demo',
  address: 'picket:demo',
  format: null,
  plainReach: null,
  category: 'phishing',
  everyHours: 24,
  enabled: true,
};
const fetching = {
  ...deps,
  http: { runRaw: () => Promise.reject(new Error('Nothing is to be asked.')) },
  folder: '',
};
const publish = () => node.publish(db, []);

async function query(name: string, from?: string) {
  const [server] = node.state().addresses?.dns ?? [];
  if (server === undefined) throw new Error('It does not listen.');
  return ask({ name, type: 1, server, from });
}

async function block(...names: string[]) {
  const list = {
    companyId: null,
    name: 'Block list',
    kind: 'block',
    category: 'malware',
    locked: false,
  } as const;
  const id = await createList(deps, list, admin);
  const entries = names.map((value) => ({ value, reach: 'with_below' as const }));
  await addEntries(deps, id, { entries, why: 'Test', endsAt: null, overridesGuard: false }, admin);
}

const detections = () =>
  db
    .selectFrom('detection')
    .innerJoin('company', 'company.id', 'company_id')
    .select(['domain', 'verdict', 'reasons', 'policy', 'client_address', 'company.name'])
    .execute();

async function until<T>(look: () => Promise<T>, holds: (found: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 600; tries++) {
    const found = await look();
    if (holds(found)) return found;
    await systemClock.sleep(100);
  }
  return look();
}

describe('the protective DNS', () => {
  it('blocks the names that the policy in the database blocks, and stores detections of the company', async () => {
    await block('bad.example');
    await publish();
    expect(await query('login.bad.example')).toMatchObject({
      status: 'NXDOMAIN',
      because: expect.stringContaining('Block list'),
    });
    expect(await query('bad.example', '127.0.0.9')).toMatchObject({ status: 'REFUSED' });
    expect(await until(detections, (rows) => rows.length > 0)).toEqual([
      {
        domain: 'login.bad.example',
        verdict: 'blocked',
        reasons: ['Malware'],
        policy: 'List “Block list”, entry bad.example',
        client_address: '127.0.0.1',
        name: 'Cedar Street Dental',
      },
    ]);
    expect(problems).toEqual([]);
  });

  it('applies a change within one round: an allowed name, an archived company', async () => {
    await block('bad.example');
    await publish();
    expect((await query('bad.example'))?.status).toBe('NXDOMAIN');
    const changes = { db, clock: systemClock, reconsider, changed: () => {} };
    await addEntry(
      changes,
      { companyId, domain: 'bad.example', why: 'Ours', expiresAt: null, incidentId: null, ticket: null },
      { name: 'Ann', actor: 'test' },
    );
    await publish();
    expect((await query('bad.example'))?.status).not.toBe('NXDOMAIN');
    await changeCompany(deps, companyId, { archived: true }, admin);
    await publish();
    expect((await query('bad.example'))?.status).toBe('REFUSED');
  });

  it('records queries of this machine for the MSP’s own company before companies are known', async () => {
    await block('bad.example');
    await publish();
    await node.stop();
    await rm(path.join(folder, 'clients.json'));
    node = openNode();
    await node.startFromFiles();
    expect((await query('bad.example'))?.status).toBe('NXDOMAIN');
    await node.stop();
    expect(await detections()).toMatchObject([
      { domain: 'bad.example', verdict: 'blocked', name: 'Anchor IT' },
    ]);
  });

  it('compiles nothing again while nothing changes', async () => {
    await block('bad.example');
    await publish();
    const { report } = node.state();
    await publish();
    expect(node.state().report).toBe(report);
  });

  it('stores what it saw before it ends, and a detection never renames a company', async () => {
    await block('bad.example');
    await publish();
    await changeCompany(deps, companyId, { name: 'Cedar Dental' }, admin);
    await query('bad.example');
    await node.stop();
    expect(await detections()).toMatchObject([{ domain: 'bad.example', name: 'Cedar Dental' }]);
  });

  it('compiles the policy of its database once at each start, whatever files another run left', async () => {
    await block('bad.example');
    await publish();
    await node.stop();
    // As after the database was restored: another policy, with the number of the index that is on disk.
    await db.updateTable('dns_entry').set({ value: 'other.example' }).execute();
    node = openNode();
    await node.startFromFiles();
    expect((await query('bad.example'))?.status).toBe('NXDOMAIN');
    await publish();
    expect((await query('bad.example'))?.status).not.toBe('NXDOMAIN');
    expect((await query('other.example'))?.status).toBe('NXDOMAIN');
  });

  it('protects a name as soon as it is on the guard list', async () => {
    await block('bad.example');
    await publish();
    await node.publish(db, [{ name: 'bad.example', reach: 'with_below' }]);
    expect((await query('bad.example'))?.status).not.toBe('NXDOMAIN');
  });

  it('leaves out a feed whose copy is damaged, says so, and blocks with the others', async () => {
    await block('bad.example');
    await addFeed(deps, demoFeed, admin);
    await fetchDue(fetching, new AbortController().signal);
    await db
      .updateTable('dns_feed_content')
      .set({ content: Buffer.from('damaged') })
      .execute();
    await publish();
    expect((await query('bad.example'))?.status).toBe('NXDOMAIN');
    await publish();
    expect(node.state().problem).toMatchObject({ code: 'dns.feed_damaged' });
  });

  it('keeps the last good copy of a feed that fails, says why, and tries again later', async () => {
    await addFeed(deps, demoFeed, admin);
    await fetchDue(fetching, new AbortController().signal);
    await changeFeed(deps, 1, { address: 'file:none.txt' }, admin);
    const code = 'feed.unreadable_file';
    expect(await fetchDue(fetching, new AbortController().signal)).toMatchObject({ code });
    expect(await fetchDue(fetching, new AbortController().signal)).toBeUndefined();
    await publish();
    expect((await query('phishing.picket-demo.test'))?.status).toBe('NXDOMAIN');
    expect(await loadDnsHealth(db, node)).toMatchObject({
      problem: null,
      feeds: [{ name: 'Demo', problem: { code, hint: expect.stringContaining('last good copy') } }],
    });
  });

  it('reports that it cannot listen, until it is switched off', async () => {
    await publish();
    const [taken] = node.state().addresses?.dns ?? [];
    const other = openDnsNode({
      folder: path.join(folder, 'other'),
      addresses: { listen: taken === undefined ? [] : [taken], doh: null },
      clock: systemClock,
      onSeen: async () => {},
      onProblem: (problem) => problems.push(problem),
    });
    await expect(other.publish(db, [])).rejects.toThrow();
    expect(other.state().problem).toMatchObject({ code: 'resolver.cannot_listen' });
    await writeSetting(db, resolverSettings, resolverSettings.initial, by);
    await other.publish(db, []);
    expect(other.state()).toMatchObject({ enabled: false, problem: null });
    await other.stop();
  });

  it('answers with its files before the database is open, after a restart', async () => {
    await block('bad.example');
    await publish();
    await node.stop();
    node = openNode();
    await node.startFromFiles();
    expect((await query('bad.example'))?.status).toBe('NXDOMAIN');
    expect((await query('bad.example', '127.0.0.9'))?.status).toBe('REFUSED');
  });

  it('is off by default', async () => {
    await writeSetting(db, resolverSettings, resolverSettings.initial, by);
    await publish();
    expect(node.state()).toMatchObject({ enabled: false, addresses: null, problem: null });
  });

  it('counts queries by company and hour', async () => {
    await block('bad.example');
    await publish();
    const keepCounts = countKeeper(node.takeCounters);
    await query('bad.example');
    await query('good.example');
    const away = {
      getExecutor() {
        throw new Error('The database is away.');
      },
    } as unknown as typeof db;
    await expect(keepCounts(away)).rejects.toThrow();
    await query('good.example');
    await keepCounts(db);
    await keepCounts(db);
    const since = new Date(Date.now() - 7_200_000);
    const { hours, companies } = await loadStatistics(db, { since, companyId, companies: 'all' });
    expect(hours.reduce((sum, { queries }) => sum + queries, 0)).toBe(3);
    expect(companies).toEqual([
      {
        companyId,
        companyName: 'Cedar Street Dental',
        ...{ queries: 3, blocked: 1, watched: 0, cached: 1, forwarded: 1 },
        upstreamMs: expect.any(Number),
      },
    ]);
  });

  it('fetches a feed, blocks with it, and says why', async () => {
    await addFeed(deps, demoFeed, admin);
    expect(await fetchDue(fetching, new AbortController().signal)).toBeNull();
    expect(await fetchDue(fetching, new AbortController().signal)).toBeUndefined();
    await publish();
    expect((await query('phishing.picket-demo.test'))?.status).toBe('NXDOMAIN');
    const asked = { name: 'phishing.picket-demo.test', companyId, type: 'A', at: systemClock.now() };
    expect(await why(db, node, asked)).toMatchObject({
      action: 'block',
      summary: expect.stringContaining('feed “Demo”'),
      decidedBy: { line: 3, inFeed: true },
      without: expect.stringContaining('is answered'),
    });
  });
});
