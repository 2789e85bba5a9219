import { Kysely } from 'kysely';
import { pino } from 'pino';
import {
  startClosing,
  startClosingTickets,
  startDeciding,
  startDelivering,
  startLinking,
  startNoting,
} from '../../src/app/ticket-loops.ts';
import { startWatching } from '../../src/app/watch.ts';
import { startSendingReports } from '../../src/ops/reports/schedules/loop.ts';
import { releaseReports } from '../../src/ops/reports/schedules/send-next.ts';
import { startDeletingExpired } from '../../src/ops/retention/loop.ts';
import { embeddedDialect } from '../../src/platform/database/embedded-dialect.ts';
import type { Schema } from '../../src/platform/database/schema.ts';
import type { Reconsider } from '../../src/platform/settings/change.ts';
import { ProblemError } from '../../src/platform/values/problem.ts';
import type { Loop, LoopOptions } from '../../src/platform/work/loop.ts';
import { startCopyingAllowList } from '../../src/sources/hyas/copy-allow-list.ts';
import { hyas } from '../../src/sources/hyas/kind.ts';
import { type PollingDeps, startPolling } from '../../src/sources/poll-due.ts';
import type { ObserveSource } from '../../src/sources/source-event.ts';
import { releaseSourceLeases } from '../../src/sources/store.ts';
import { type CallbackDeps, startKeepingCallbacks } from '../../src/tickets/callbacks/keep-registered.ts';
import { reconsider } from '../../src/tickets/due/reconsider.ts';
import { releaseLeases } from '../../src/tickets/record/store.ts';
import { startSyncing } from '../../src/tickets/sync/loop.ts';
import { releaseSync } from '../../src/tickets/sync/store.ts';
import { createTimeoutMs, modelClient } from './connectwise-client.ts';
import { fencedEngine } from './fenced-engine.ts';
import { modelHyasClient } from './hyas-client.ts';
import { modelHyasLists } from './hyas-lists.ts';
import { modelMailer } from './model-mail.ts';
import { type ModelResolver, modelResolver } from './resolver.ts';
import type { Owner } from './scheduler.ts';
import { type Computer, type Purpose, virtualClock } from './virtual-clock.ts';
import type { World } from './world.ts';

/** A process of Picket: the real loops, on the world's time, database and network. */
export interface Picket extends Owner {
  readonly computer: Computer;
  readonly loops: Loop[];
  /** For what people do through it. */
  readonly deps: ReturnType<typeof surroundings>;
  readonly callbacks: CallbackDeps;
  /** Once it has started. */
  resolver: ModelResolver | null;
  /** Reads the tickets that were marked for it. */
  sync(): void;
}

/** Where ConnectWise reaches Picket. */
const publicUrl = 'https://picket.test';

/** As src/app/loops.ts has it, with lease and pauses that make a run short. */
const leaseMs = createTimeoutMs + 30_000;
/** The part that jumping clocks may skip leaves more time than a request and its indexing take (world.ts). */
const searchDelaysMs = [10_000, 20_000, 30_000, 30_000];

function surroundings(world: World, owner: Owner, computer: Computer) {
  const { shared, scheduler, adversary, mutation } = world;
  const engine = fencedEngine({
    owner,
    engine: shared.engine,
    scheduler,
    adversary,
    rewrite: mutation.rewrite,
    kill: world.kill,
    isDown: () => world.databaseIsDown,
  });
  return {
    db: new Kysely<Schema>({ dialect: embeddedDialect(engine, Number.POSITIVE_INFINITY) }),
    clock: virtualClock(owner, computer, world),
    random: world.random.bytes,
    // In the simulation, each change releases what it affects without asking.
    reconsider: released,
    changed: () => {},
  };
}

/** Starts a process. `alone`: it knows that nobody else has the database, as with the embedded one. */
const released: Reconsider = (tx, now, scope) =>
  reconsider(tx, now, scope === null ? null : { ...scope, release: scope.release ?? 'now' });

export function startPicket(world: World, name: string, computer: Computer, alone: boolean): Picket {
  const owner = { name, dead: false };
  const deps = surroundings(world, owner, computer);
  const { db, clock, random } = deps;
  const loop = (purpose: Purpose): Pick<LoopOptions, 'clock' | 'onProblem'> => ({
    clock: virtualClock(owner, computer, world, purpose),
    onProblem: (problem) => world.trouble(picket, problem),
  });

  const connectWise = world.mutation.client(
    modelClient({ ...world, owner, model: world.connectWise, indexingMs: world.indexingMs }),
  );
  const callbacks = { db, clock, random, connectWise: async () => connectWise, publicUrl };
  const picket: Picket = Object.assign(owner, {
    computer,
    loops: [],
    deps,
    callbacks,
    resolver: null,
    sync: () => {},
  });
  const worker = {
    node: name,
    db,
    clock,
    random,
    reconsider,
    changed: () => deps.changed(),
    connectWise: async () => connectWise,
    leaseMs,
    searchDelaysMs,
    timeZone: 'UTC',
    observe(event: { what: string; incidentId: number }) {
      world.trace.add(name, `ticket of ${event.incidentId}: ${event.what}`);
    },
  };
  let deciding: Loop | undefined;
  let deliveries: Loop[] = [];
  const reading = {
    db,
    clock,
    random,
    keyring: { unseal: () => 'key' },
    network: { allowPrivate: false, proxy: null },
    client: () => world.mutation.hyas(modelHyasClient({ ...world, owner, model: world.hyas }), db),
  };
  const observe: ObserveSource = (event) => {
    if (event.what !== 'ingested') return;
    world.trace.add(name, `stored ${event.accepted} new, ${event.duplicates} known`);
    if (event.accepted > 0) deciding?.wake();
  };
  const polling: PollingDeps = {
    ...reading,
    kinds: [hyas(reading.client)],
    observe,
  };
  const reports = {
    ...{ db, clock, random, node: name, connectWise: async () => connectWise },
    keyring: { unseal: (sealed: string, context: string) => world.keyring.unseal(sealed, context) },
    mail: world.mutation.mail(modelMailer({ ...world, owner })),
  };
  const wakeDeliveries = () => {
    for (const loop of deliveries) loop.wake();
  };
  const changed = () => {
    deciding?.wake();
    wakeDeliveries();
  };
  deps.changed = changed;

  world.scheduler.start(async () => {
    try {
      if (alone) {
        await releaseLeases(db, clock.now());
        await releaseSourceLeases(db);
        await releaseSync(db);
        await releaseReports(db);
      }
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      // Without a database it does not start; its supervisor tries again.
      return world.kill(picket, 'at its start, without a database');
    }
    deciding = startDeciding(db, random, loop('decide'), (decisions) => {
      if (decisions.some(({ action }) => action === 'create' || action === 'reopen')) wakeDeliveries();
    });
    deliveries = Array.from({ length: world.deliveries }, (_, index) =>
      startDelivering(worker, index, loop('deliver')),
    );
    const syncing = startSyncing(
      {
        db,
        clock,
        connectWise: async () => connectWise,
        observe: ({ incidentId, life }) => world.trace.add(name, `ticket of ${incidentId} is ${life}`),
      },
      loop('sync'),
    );
    picket.sync = syncing.wake;
    picket.resolver = modelResolver(world, { db, clock, observe });
    const lists = () => world.mutation.lists(modelHyasLists({ ...world, owner, model: world.hyas }));
    picket.loops.push(
      startPolling(polling, loop('poll')),
      deciding,
      ...deliveries,
      startClosing(db, loop('else')),
      startNoting(db, random, loop('else')),
      startLinking(db, random, loop('else')),
      startClosingTickets(db, random, loop('else')),
      syncing,
      startKeepingCallbacks(callbacks, loop('else')),
      startCopyingAllowList({ ...reading, lists }, loop('copy')),
      startDeletingExpired({ db, log: pino({ level: 'silent' }) }, loop('else')),
      ...(world.features.reports ? [startSendingReports(reports, loop('else'))] : []),
      startWatching({ db, clock, reconsider, changed }, async () => connectWise, loop('else')),
    );
  });
  return picket;
}
