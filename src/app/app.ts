import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { ensureFirstToken } from '../accounts/first-token.ts';
import { localOperator, localUrl } from '../accounts/local-operator.ts';
import { ensureFirstLink } from '../accounts/users/first-link.ts';
import type { Decision } from '../decisions/decide.ts';
import { keepNameIndex } from '../detections/name-index.ts';
import { releaseFollowed } from '../dns/policy/dynamic-networks/store.ts';
import { releaseFeeds } from '../dns/policy/feeds/store.ts';
import { startBackingUp } from '../ops/backup/loop.ts';
import { releaseBackup } from '../ops/backup/store.ts';
import { releaseMessages } from '../ops/notifications/deliver.ts';
import { startSendingReports } from '../ops/reports/schedules/loop.ts';
import { releaseReports } from '../ops/reports/schedules/send-next.ts';
import { startDeletingExpired } from '../ops/retention/loop.ts';
import {
  observeDecisions,
  observeDeliveries,
  observeLoops,
  observeTicketReading,
  observeTickets,
} from '../ops/telemetry/observers.ts';
import { startSeeingNodes } from '../ops/upgrade/loop.ts';
import { forgetNode } from '../ops/upgrade/store.ts';
import type { Config } from '../platform/config/config.ts';
import { migrations } from '../platform/database/migrations.ts';
import { type Database, type OpenOptions, openDatabase } from '../platform/database/open.ts';
import type { Principal } from '../platform/http/principal.ts';
import { routeFetch } from '../platform/outbound/dispatchers.ts';
import { rememberTimeZone } from '../platform/settings/time-zone.ts';
import { systemClock } from '../platform/values/clock.ts';
import { type Problem, ProblemError } from '../platform/values/problem.ts';
import { systemRandom } from '../platform/values/random.ts';
import { type LoopContext, startLoop } from '../platform/work/loop.ts';
import { startCopyingAllowList } from '../sources/hyas/copy-allow-list.ts';
import { startPolling } from '../sources/poll-due.ts';
import { releaseSourceLeases } from '../sources/store.ts';
import { endRefusedEntries } from '../tickets/allow-list/end-refused.ts';
import { startKeepingCallbacks } from '../tickets/callbacks/keep-registered.ts';
import { startFollowingNotes } from '../tickets/commands/loop.ts';
import { seeChanges } from '../tickets/commands/see-changes.ts';
import { releaseNotes } from '../tickets/commands/store.ts';
import { releaseLeases } from '../tickets/record/store.ts';
import { startSyncing } from '../tickets/sync/loop.ts';
import { releaseSync } from '../tickets/sync/store.ts';
import { makeParts, makeServer, type Parts, type Surroundings } from './app-parts.ts';
import { appProblems } from './app-problems.ts';
import { backupDeps } from './backup.ts';
import { openDns, startDnsLoops } from './dns.ts';
import { networkRules } from './network-rules.ts';
import { startNotificationLoops } from './notifications.ts';
import { startCheckingProvider } from './sign-in-provider.ts';
import {
  startClosing,
  startClosingTickets,
  startDeciding,
  startDelivering,
  startLinking,
  startNoting,
} from './ticket-loops.ts';
import { serveTls, startRenewing } from './tls.ts';
import { upgradeDatabase } from './upgrade.ts';
import { startWatching } from './watch.ts';

export type AppOptions = Pick<Surroundings, 'log' | 'version'> & Partial<Surroundings>;

/** Picket as it runs. */
export interface App {
  /** Where it is reached from this machine. */
  readonly url: string;
  /** The first administrator’s token, where this start made it: to be shown once. */
  readonly firstToken: string | null;
  /** Where the first administrator chooses a password, as long as there is none: to be shown once. */
  readonly firstLink: string | null;
  /** Resolves if it cannot go on: the database was lost. End the process then. */
  readonly lost: Promise<Problem>;
  /** Ends everything in order, and finishes what is on its way to ConnectWise. */
  stop(): Promise<void>;
}

/** Sources that are read at the same time. */
const pollingLoops = 2;
/** A lease outlives the longest create by this. */
const leaseMarginMs = 30_000;
const refusalsEveryMs = 60_000;
const vacuumEveryMs = 6 * 3_600_000;

/** Starts Picket: database, HTTP server, and the loops that read, decide and deliver. Throws problems. */
export async function startApp(config: Config, options: AppOptions): Promise<App> {
  const surroundings = { clock: systemClock, random: systemRandom, ...options };
  const { log, clock, random } = surroundings;
  let lose: (problem: Problem) => void = () => {};
  const lost = new Promise<Problem>((resolve) => {
    lose = resolve;
  });
  const undo: (() => Promise<void>)[] = [];
  const stop = once(async () => {
    for (const step of undo.splice(0).reverse()) {
      await step().catch((error: unknown) => log.error({ err: error }, 'Stopping failed'));
    }
  });

  try {
    const network = networkRules(config);
    // The OpenID provider is called by a library.
    if (network.proxy !== null) routeFetch(network);
    const dns = openDns(config, surroundings);
    undo.push(dns.node.stop);
    // It answers by the files of the last run while the database opens, and also if that fails.
    await dns.node.startFromFiles();
    const database = await openDatabaseOf(config, { log, onLost: (problem) => lose(problem) });
    undo.push(() => database.close());
    await upgradeDatabase(config, database, surroundings);
    await keepNameIndex(database.db, log);
    if (database.kind === 'embedded') await forgetFormerProcess(database, clock.now());
    await rememberTimeZone(database.db, config.timeZone, clock.now());
    const firstToken = await ensureFirstToken(database.db, {
      clock,
      random,
      chosen: config.bootstrapToken,
    });

    // Before the database closes, and after the loop that would start it again: what it saw is still stored.
    undo.push(dns.node.stop);
    const parts = makeParts(config, database, surroundings, dns.node);
    const id = randomUUID();
    undo.push(() => forgetNode(database.db, id));
    undo.push(async () => parts.offsets.stop());
    undo.push(() => parts.clients.close());
    undo.push(() => parts.notifying.close());
    undo.push(async () => parts.provider?.close());
    undo.push(() => parts.refusals.tidy({ now: true }));
    undo.push(async () => {
      await Promise.all(parts.loops.map((loop) => loop.stop()));
    });
    await endEntries(parts);
    dns.storeInto(parts);
    const { promise: begin, resolve: beginRounds } = withResolvers();
    startLoops(parts, begin);
    parts.loops.push(startSeeing(parts, id, lose));
    const operator = localOperator(config.data, { clock, random });
    const server = await makeServer(parts, operator.authenticate);
    undo.push(() => server.close());
    const url = await listen(server, config);
    // Closed first: while it is open, requests reach the server that closes.
    undo.push(async () => parts.tls.listener?.close());
    await serveTls(parts.tls, config, server);
    parts.loops.push(...startRenewing(parts.tls, { clock, onProblem: observeLoops(parts), begin }));
    undo.push(() => operator.remove());
    await operator.publish(url);

    const firstLink = await ensureFirstLink(database.db, { clock, random, url: config.publicUrl ?? url });

    beginRounds();
    return { url, firstToken, firstLink, lost, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The same API without a port and without loops, for one command on an installation that does not run. */
export interface OpenedApp {
  readonly inject: FastifyInstance['inject'];
  /** Host and port that it would listen on: where links of it lead to. */
  readonly authority: string;
  /** Of an administrator, good for this object only. */
  readonly token: string;
  stop(): Promise<void>;
}

/** Opens an installation that does not run. Throws problems: also when its database is of another version. */
export async function openApp(config: Config, options: AppOptions): Promise<OpenedApp> {
  const surroundings = { clock: systemClock, random: systemRandom, ...options };
  const database = await openDatabaseOf(config, { log: surroundings.log });
  try {
    const pending = await database.pendingMigrations();
    if (pending.length > 0) throw new ProblemError(appProblems.notMigrated(pending));
    const parts = makeParts(config, database, surroundings);
    const token = randomUUID();
    const operator: Principal = {
      kind: 'operator',
      id: 'operator',
      name: 'local operator',
      role: 'admin',
      companies: 'all',
    };
    const server = await makeServer(parts, (given) => (given === token ? operator : null));
    return {
      inject: server.inject.bind(server) as FastifyInstance['inject'],
      authority: new URL(localUrl(config.host, config.port)).host,
      token,
      async stop() {
        await server.close();
        await parts.clients.close();
        await parts.notifying.close();
        await parts.provider?.close();
        parts.offsets.stop();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Opens the database that the configuration names, as `openDatabase` does. */
export function openDatabaseOf(config: Config, surroundings?: OpenOptions): Promise<Database> {
  const { data: folder, databaseUrl: url } = config;
  return openDatabase(
    url === undefined ? { kind: 'embedded', folder } : { kind: 'server', url },
    surroundings,
  );
}

/** Whoever held a lease has ended, since this process has the folder now: nothing waits for the leases to run out. */
async function forgetFormerProcess({ db }: Database, now: Date): Promise<void> {
  await releaseLeases(db, now);
  await releaseSync(db);
  await releaseNotes(db);
  await releaseSourceLeases(db);
  await releaseFeeds(db);
  await releaseFollowed(db);
  await releaseBackup(db);
  await releaseMessages(db);
  await releaseReports(db);
}

async function endEntries({ changes, log }: Parts): Promise<void> {
  const ended = await endRefusedEntries(changes);
  if (ended.length > 0) log.warn({ domains: ended }, 'Allow list entries that allow too much were ended');
}

async function listen(server: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ProblemError(appProblems.cannotListen(host, port, code), { cause: error });
  }
  const bound = server.server.address();
  return localUrl(host, typeof bound === 'object' && bound !== null ? bound.port : port);
}

/** Loops are there before the server, so that every request finds what it wakes; their rounds begin after it. */
function startLoops(parts: Parts, begin: Promise<void>): void {
  const { config, database, keyring, clock, random, log, clients, observe, work, changes, traffic } = parts;
  const { db } = database;
  const loop = { clock, onProblem: observeLoops(parts), begin };
  const polling = {
    db,
    keyring,
    clock,
    random,
    network: networkRules(config),
    observe,
    log,
  };
  const polls = Array.from({ length: pollingLoops }, (_, index) => startPolling(polling, loop, index));

  const worker = {
    ...changes,
    node: randomUUID(),
    random,
    connectWise: () => clients.current(),
    leaseMs: config.connectwiseCreateTimeout + leaseMarginMs,
    searchDelaysMs: config.deliverySearchDelays,
    timeZone: config.timeZone,
    publicUrl: config.publicUrl,
    observe: observeDeliveries(parts, { db, clock }),
  };
  const deliveries = Array.from({ length: config.deliveryConcurrency }, (_, index) =>
    startDelivering(worker, index, loop),
  );
  const decided = observeDecisions(parts);
  const onDecided = (decisions: readonly Decision[]) => {
    decided(decisions);
    if (decisions.some(({ action }) => action === 'create' || action === 'reopen'))
      for (const one of deliveries) one.wake();
  };
  const deciding = startDeciding(db, random, loop, onDecided, traffic.sinceLast);
  work.poll = () => {
    for (const one of polls) one.wake();
  };
  work.decide = () => {
    deciding.wake();
    // A retried ticket was decided already.
    for (const one of deliveries) one.wake();
  };
  const deleting = startDeletingExpired({ db, log }, loop);
  work.tidy = deleting.wake;
  const reporting = startSendingReports(
    { ...parts.notifying.deliver, connectWise: () => clients.current() },
    loop,
  );
  work.sendReports = reporting.wake;
  const backingUp = startBackingUp(backupDeps(parts), loop);
  work.backUp = backingUp.wake;
  const following = startFollowingNotes(worker, loop);
  const syncing = startSyncing(
    {
      db,
      clock,
      connectWise: worker.connectWise,
      observe: observeTickets({ log }),
      observeFailure: observeTicketReading({ log }),
      async seen(tickets, now) {
        await seeChanges(db, tickets, now);
        following.wake();
      },
    },
    loop,
  );
  work.sync = syncing.wake;
  const watching = startWatching(changes, () => clients.current(), loop);
  work.watch = watching.wake;
  parts.loops.push(
    ...polls,
    deciding,
    ...deliveries,
    startClosing(db, loop),
    syncing,
    following,
    startKeepingCallbacks(parts.callbacks, loop),
    startNoting(db, random, loop),
    startLinking(db, random, loop),
    startClosingTickets(db, random, loop),
    startCopyingAllowList({ db, keyring, clock, random, network: networkRules(config) }, loop),
    deleting,
    reporting,
    backingUp,
    watching,
    ...startDnsLoops(parts, loop),
    ...startNotificationLoops(parts, parts.status, loop),
    ...startCheckingProvider(parts.provider, loop),
    startVacuum(database, loop),
    startLoop({
      ...loop,
      name: 'record refused sign-ins',
      idleMs: refusalsEveryMs,
      async step() {
        await parts.refusals.tidy();
        return null;
      },
    }),
  );
}

function startSeeing(parts: Parts, id: string, onNewer: (problem: Problem) => void) {
  const { database, clock, version } = parts;
  const migration = Object.keys(migrations).at(-1) ?? '';
  const node = { id, host: hostname(), version, migration, started_at: clock.now() };
  const deps = { db: database.db, shared: database.kind === 'server', node, onNewer };
  return startSeeingNodes(deps, { clock, onProblem: observeLoops(parts) });
}

function startVacuum(database: Database, loop: LoopContext) {
  let rounds = 0;
  return startLoop({
    ...loop,
    name: 'clean up the database',
    idleMs: vacuumEveryMs,
    async step() {
      // Not while everything else begins, too.
      if (rounds++ > 0) await database.vacuum();
      return null;
    },
  });
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** The first call’s promise for every call. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
