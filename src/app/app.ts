import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { ensureFirstToken } from '../accounts/first-token.ts';
import { localOperator, localUrl } from '../accounts/local-operator.ts';
import { ensureFirstLink } from '../accounts/users/first-link.ts';
import { keepNameIndex } from '../detections/name-index.ts';
import { releaseFollowed } from '../dns/policy/dynamic-networks/store.ts';
import { releaseFeeds } from '../dns/policy/feeds/store.ts';
import { releaseBackup } from '../ops/backup/store.ts';
import { releaseMessages } from '../ops/notifications/deliver.ts';
import { releaseReports } from '../ops/reports/schedules/send-next.ts';
import { observeLoops } from '../ops/telemetry/observers.ts';
import { forgetNode } from '../ops/upgrade/store.ts';
import type { Config } from '../platform/config/config.ts';
import type { Database } from '../platform/database/open.ts';
import { routeFetch } from '../platform/outbound/dispatchers.ts';
import { rememberTimeZone } from '../platform/settings/time-zone.ts';
import { systemClock } from '../platform/values/clock.ts';
import { type Problem, ProblemError } from '../platform/values/problem.ts';
import { systemRandom } from '../platform/values/random.ts';
import { releaseSourceLeases } from '../sources/store.ts';
import { endRefusedEntries } from '../tickets/allow-list/end-refused.ts';
import { releaseNotes } from '../tickets/commands/store.ts';
import { releaseLeases } from '../tickets/record/store.ts';
import { releaseSync } from '../tickets/sync/store.ts';
import { appProblems } from './app-problems.ts';
import { openDns } from './dns.ts';
import { startLoops, startSeeing } from './loops.ts';
import { networkRules } from './network-rules.ts';
import { openDatabaseOf } from './open-database.ts';
import { type AppOptions, makeParts, type Parts } from './parts.ts';
import { makeServer } from './server.ts';
import { serveTls, startRenewing } from './tls.ts';
import { upgradeDatabase } from './upgrade.ts';

/** A running Picket. */
export interface App {
  /** Its address for this machine. */
  readonly url: string;
  /** The first administrator’s token, if this start created it: to be shown once. */
  readonly firstToken: string | null;
  /** Where the first administrator chooses a password, if nobody has one yet: to be shown once. */
  readonly firstLink: string | null;
  /** Resolves if the database was lost. Then end the process. */
  readonly lost: Promise<Problem>;
  /** Stops everything in order, and finishes requests to ConnectWise that are under way. */
  stop(): Promise<void>;
}

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
    // A library sends the requests to the OpenID provider, with Node's own fetch.
    if (network.proxy !== null) routeFetch(network);
    const dns = openDns(config, surroundings);
    undo.push(dns.node.stop);
    // The resolver answers with the files of the last run while the database opens, and also if that fails.
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

    // Stopped before the database closes, so that what it saw is stored, and after the loop that would start it again.
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

/** Only this process has the folder now, so every owner of a lease has ended: releases the leases at once. */
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

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Returns the first call’s promise for every call. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
