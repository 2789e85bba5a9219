import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Decision } from '../decisions/decide.ts';
import { startBackingUp } from '../ops/backup/loop.ts';
import { startSendingReports } from '../ops/reports/schedules/loop.ts';
import { startDeletingExpired } from '../ops/retention/loop.ts';
import {
  observeDecisions,
  observeDeliveries,
  observeLoops,
  observeTicketReading,
  observeTickets,
} from '../ops/telemetry/observers.ts';
import { startSeeingNodes } from '../ops/upgrade/loop.ts';
import { migrations } from '../platform/database/migrations.ts';
import type { Database } from '../platform/database/open.ts';
import type { Problem } from '../platform/values/problem.ts';
import { type LoopContext, startLoop } from '../platform/work/loop.ts';
import { startCopyingAllowList } from '../sources/hyas/copy-allow-list.ts';
import { startPolling } from '../sources/poll-due.ts';
import { startKeepingCallbacks } from '../tickets/callbacks/keep-registered.ts';
import { startFollowingNotes } from '../tickets/commands/loop.ts';
import { seeChanges } from '../tickets/commands/see-changes.ts';
import { startSyncing } from '../tickets/sync/loop.ts';
import { backupDeps } from './backup.ts';
import { startDnsLoops } from './dns.ts';
import { networkRules } from './network-rules.ts';
import { startNotificationLoops } from './notifications.ts';
import type { Parts } from './parts.ts';
import { startCheckingProvider } from './sign-in-provider.ts';
import {
  startClosing,
  startClosingTickets,
  startDeciding,
  startDelivering,
  startLinking,
  startNoting,
} from './ticket-loops.ts';
import { startWatching } from './watch.ts';

/** The number of sources that are read at the same time. */
const pollingLoops = 2;
/** A lease lasts this much longer than the longest create. */
const leaseMarginMs = 30_000;
const refusalsEveryMs = 60_000;
const vacuumEveryMs = 6 * 3_600_000;

/** Loops are created before the server, so that every request can wake them; their rounds begin after it. */
export function startLoops(parts: Parts, begin: Promise<void>): void {
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
  work.decideIncidents = deciding.wake;
  work.decide = () => {
    deciding.wake();
    // A retried ticket was decided already.
    for (const one of deliveries) one.wake();
  };
  const deleting = startDeletingExpired({ db, log }, loop);
  work.tidy = deleting.wake;
  const reporting = startSendingReports(
    { ...parts.notifying.deliver, node: worker.node, connectWise: () => clients.current() },
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

/** Records that this node runs, and ends it when a newer one has migrated the database. */
export function startSeeing(parts: Parts, id: string, onNewer: (problem: Problem) => void) {
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
      // Not at the start, when everything else begins too.
      if (rounds++ > 0) await database.vacuum();
      return null;
    },
  });
}
