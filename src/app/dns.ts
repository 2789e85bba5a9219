import path from 'node:path';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { ensureOwnCompany, usualOwnName } from '../dns/policy/companies/own-company.ts';
import { followDue } from '../dns/policy/dynamic-networks/follow-due.ts';
import { resolveName } from '../dns/policy/dynamic-networks/resolve-name.ts';
import { nextLookAt } from '../dns/policy/dynamic-networks/store.ts';
import { largestFeed } from '../dns/policy/feeds/fetch.ts';
import { fetchDue } from '../dns/policy/feeds/fetch-due.ts';
import { nextFeedAt } from '../dns/policy/feeds/store.ts';
import { policySettings, resolverSettings } from '../dns/policy/policy-settings.ts';
import { openDnsNode } from '../dns/publish/node.ts';
import { type NodeAddresses, upstreamsOf } from '../dns/publish/settings-for.ts';
import { countKeeper } from '../dns/publish/store-counts.ts';
import { queryKeeper } from '../dns/query-log/store.ts';
import type { Seen } from '../dns/resolver/protocol.ts';
import type { Config } from '../platform/config/config.ts';
import type { Schema } from '../platform/database/schema.ts';
import { type Exchange, exchange } from '../platform/outbound/exchange.ts';
import { loadSetting } from '../platform/settings/store.ts';
import type { Clock } from '../platform/values/clock.ts';
import { type Loop, type LoopContext, msUntil, startLoop } from '../platform/work/loop.ts';
import { ensureResolverSource, type StoreSeenDeps, storeSeen } from '../sources/resolver/source.ts';
import { loadGuard } from './load-guard.ts';
import { loadMspName } from './load-msp-name.ts';
import { networkRules } from './network-rules.ts';
import type { Parts } from './parts.ts';

/** The longest time until a change of another node is in force. */
const publishEveryMs = 2_000;
/** Short, because a person who tries it waits for its statistics. */
const countEveryMs = 10_000;
/** Short, because a person watches logged queries. */
const logEveryMs = 2_000;
/** The longest wait of a feed that was added or is to be fetched now. */
const feedsEveryMs = 2_000;
/** The same for a name that a network follows. */
const followEveryMs = 2_000;

/** The protective DNS of this machine. It begins before the database is open, and passes on what it saw afterwards. */
export function openDns(config: Config, { log, clock }: { readonly log: Logger; readonly clock: Clock }) {
  let store: (seen: readonly Seen[]) => Promise<void> = () => Promise.reject(new Error('Not open yet.'));
  const node = openDnsNode({
    folder: path.join(config.data, 'dns'),
    addresses: listening(config),
    clock,
    onSeen: (seen) => store(seen),
    onProblem: (problem) => log.error({ problem }, problem.message),
  });
  return {
    node,
    storeInto({ database: { db }, observe }: Parts): void {
      const deps: StoreSeenDeps = {
        ...{ db, clock, observe, ownCompany },
        ticketed: async () => (await loadSetting(db, policySettings)).ticketed,
      };
      store = (seen) => storeSeen(deps, seen);
    },
  };
}

async function ownCompany(tx: Kysely<Schema>, at: Date): Promise<number> {
  const sourceId = await ensureResolverSource(tx, at);
  const name = (await loadMspName(tx)) ?? usualOwnName;
  return (await ensureOwnCompany(tx, { sourceId, name, at, by: 'Picket' })).id;
}

const listening = ({ dnsListen, dnsHttpListen }: Config): NodeAddresses => ({
  listen: dnsListen,
  doh: dnsHttpListen ?? null,
});

/** The loops that apply the policy, and store the counts of queries. */
export function startDnsLoops({ dns, database, config, work, random }: Parts, loop: LoopContext): Loop[] {
  if (dns === null) return [];
  const { db } = database;
  const publishing = startLoop({
    ...loop,
    name: 'publish the DNS policy',
    idleMs: publishEveryMs,
    async step() {
      await dns.publish(db, await loadGuard(db, [config.publicUrl, config.oidcDiscoveryUrl]));
      return null;
    },
  });
  work.publish = publishing.wake;
  const http = exchange({
    network: networkRules(config),
    connections: 1,
    connectTimeoutMs: 30_000,
    maxAnswerBytes: largestFeed,
  });
  const folder = path.join(config.data, 'feeds');
  const fetching = startLoop({
    ...loop,
    name: 'fetch DNS feeds',
    idleMs: feedsEveryMs,
    async step(signal) {
      const deps = { db, clock: loop.clock, random, http, folder, changed: () => work.publish() };
      // Its problem is stored with the feed: it is not a failure of Picket.
      if ((await fetchDue(deps, signal)) !== undefined) return 0;
      return msUntil(await nextFeedAt(db), loop.clock.now());
    },
  });
  const following = startLoop({
    ...loop,
    name: 'follow DNS names of networks',
    idleMs: followEveryMs,
    async step() {
      const servers = async () => upstreamsOf(await loadSetting(db, resolverSettings), listening(config));
      const deps = { db, clock: loop.clock, resolve: resolveName, servers, changed: () => work.publish() };
      // Its problem is stored with the network: it is not a failure of Picket.
      if ((await followDue(deps)) !== undefined) return 0;
      return msUntil(await nextLookAt(db), loop.clock.now());
    },
  });
  const keepCounts = countKeeper(dns.takeCounters);
  const counting = startLoop({
    ...loop,
    name: 'count DNS queries',
    idleMs: countEveryMs,
    async step() {
      await keepCounts(db);
      return null;
    },
  });
  const keepQueries = queryKeeper(dns.takeQueries);
  const logging = startLoop({
    ...loop,
    name: 'log DNS queries',
    idleMs: logEveryMs,
    async step() {
      await keepQueries(db);
      return null;
    },
  });
  return [publishing, closedWith(fetching, http), following, counting, logging];
}

const closedWith = (loop: Loop, http: Exchange): Loop => ({
  ...loop,
  async stop() {
    await loop.stop();
    await http.close();
  },
});
