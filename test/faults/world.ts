import { Kysely } from 'kysely';
import { embeddedDialect } from '../../src/platform/database/embedded-dialect.ts';
import type { Schema } from '../../src/platform/database/schema.ts';
import { type Keyring, openKeyring } from '../../src/platform/secrets/keyring.ts';
import type { Problem } from '../../src/platform/values/problem.ts';
import { type Adversary, adversary as drawAdversary } from './adversary.ts';
import type { SharedDatabase } from './database.ts';
import { drawFocus, type Focus } from './focus.ts';
import { type History, historyOf } from './history.ts';
import { type ModelConnectWise, modelConnectWise } from './model-connectwise.ts';
import { type ModelHyas, modelHyas } from './model-hyas.ts';
import { type ModelMail, modelMail } from './model-mail.ts';
import type { Mutation } from './mutations.ts';
import { type Picket, startPicket } from './picket.ts';
import { type Random, seeded } from './random.ts';
import type { HandedOver } from './resolver.ts';
import { scheduler as makeScheduler, type Owner, type Scheduler, type Waiting } from './scheduler.ts';
import { drawComputers, drawRole, setUp } from './set-up.ts';
import { drawFeatures, type Features } from './theme.ts';
import { type Trace, traceOf } from './trace.ts';
import { type Unlinkings, unlinkingsOf } from './unlinkings.ts';
import { type Computer, epoch } from './virtual-clock.ts';
import { workOf } from './work.ts';

/** Everything of one run. */
export interface World {
  readonly shared: SharedDatabase;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly adversary: Adversary;
  readonly mutation: Mutation;
  readonly trace: Trace;
  readonly connectWise: ModelConnectWise;
  readonly hyas: ModelHyas;
  readonly dns: HandedOver;
  readonly seed: number;
  readonly features: Features;
  /** Another one after the installation was moved. */
  keyring: Keyring;
  readonly mail: ModelMail;
  /** What people did with devices. */
  readonly unlinkings: Unlinkings;
  /** What this run surely exercises; null for nothing in particular. */
  readonly focus: Focus | null;
  readonly history: History;
  /** The database for changes that take one step of a run; with the deliberate bug, and without faults. */
  readonly db: Kysely<Schema>;
  /** Whether the database is unreachable. */
  databaseIsDown: boolean;
  /** When faults ended (virtual time). */
  restedAt: number;
  /** The processes that run at the moment. */
  readonly pickets: Set<Picket>;
  readonly computers: readonly Computer[];
  /** Delivery loops of each process. */
  readonly deliveries: number;
  /** References of requests that were sent and have not arrived yet. */
  readonly underway: Set<string>;
  /** Errors that no process should ever meet. */
  readonly surprises: string[];
  time(): Date;
  indexingMs(): number;
  kill(owner: Owner, where: string): void;
  /** Ends every process, for good. */
  stopAll(why: string): void;
  trouble(picket: Picket, problem: Problem): void;
  start(computer: Computer): Picket;
}

/**
 * How late ConnectWise may find a new ticket: with the time that the request takes, less than a search waits for it.
 */
const latestIndexingMs = 6_000;
/** A world before its first event, with a source and the settings that an administrator made before. */
export async function makeWorld(shared: SharedDatabase, seed: number, mutation: Mutation): Promise<World> {
  const random = seeded(seed);
  const focus = drawFocus(random);
  const adversary = drawAdversary(random, focus);
  const pickets = new Set<Picket>();
  const scheduler = makeScheduler({
    random,
    busy: shared.busy,
    idle: shared.idle,
    async interfere(waiting) {
      if (await sleepsOn(waiting)) return true;
      const what = adversary.at(waiting);
      if (what === 'go') return false;
      if (what !== 'kill') waiting.readyAt = scheduler.now() + what;
      else if (waiting.owner !== null) world.kill(waiting.owner, `at “${waiting.label}”`);
      return true;
    },
  });
  const work = workOf(shared);

  /** A loop that would find no work mostly sleeps on: checking for work takes most of a run's time. */
  async function sleepsOn(waiting: Waiting): Promise<boolean> {
    const { owner, label, woken, idle } = waiting;
    if (!idle || woken || adversary.resting || random.chance(0.1)) return false;
    const picket = [...pickets].find((one) => one === owner);
    const at = await work.nextAt(label);
    if (picket === undefined || at === undefined) return false;
    if (at !== null && at <= epoch + scheduler.now() + picket.computer.aheadMs) return false;
    waiting.readyAt = scheduler.now() + adversary.drowsinessMs();
    return true;
  }

  const trace = traceOf(scheduler);
  const slowIndex = random.chance(0.5);
  let started = 0;
  const time = () => new Date(epoch + scheduler.now());

  const world: World = {
    shared,
    random,
    scheduler,
    adversary,
    mutation,
    trace,
    connectWise: modelConnectWise(drawRole(random, focus, drawFeatures(seed))),
    hyas: modelHyas(),
    dns: { given: [], acknowledged: [] },
    seed,
    features: drawFeatures(seed),
    keyring: keyringOf(seed),
    mail: modelMail(),
    unlinkings: unlinkingsOf(),
    focus,
    history: historyOf(),
    db: plainDatabase(shared, mutation),
    databaseIsDown: false,
    restedAt: Number.POSITIVE_INFINITY,
    pickets,
    computers: drawComputers(random, adversary.badClocks),
    // Another loop is there to take over.
    deliveries: focus === 'leases' ? 2 : random.between(1, 2),
    underway: new Set(),
    surprises: [],
    time,
    indexingMs: () => (slowIndex ? random.between(0, latestIndexingMs) : 0),
    start(computer) {
      started += 1;
      const picket = startPicket(world, `picket ${started}`, computer, world.computers.length === 1);
      pickets.add(picket);
      trace.add(picket.name, 'starts');
      return picket;
    },
    kill(owner, where) {
      const picket = [...pickets].find((one) => one === owner);
      if (picket === undefined) return;
      trace.add(owner.name, `is killed ${where}`);
      picket.dead = true;
      pickets.delete(picket);
      scheduler.bury(picket);
      if (adversary.resting) return;
      scheduler.after(random.between(100, 20_000), 'restart', () => {
        // Once everything is fixed, one is enough.
        if (!adversary.resting || pickets.size === 0) world.start(picket.computer);
      });
    },
    stopAll(why) {
      for (const picket of pickets) {
        trace.add(picket.name, `is stopped ${why}`);
        picket.dead = true;
        scheduler.bury(picket);
      }
      pickets.clear();
    },
    trouble(picket, problem) {
      if (picket.dead) return;
      trace.add(picket.name, `has trouble: ${problem.message}`);
      if (problem.code === 'picket.unexpected') world.surprises.push(`${picket.name}: ${problem.message}`);
    },
  };
  await shared.empty();
  await setUp(world);
  return world;
}

/** Drawn apart. */
export function keyringOf(seed: number): Keyring {
  const { bytes } = seeded(seed ^ 0x7f4a7c15);
  return openKeyring({ secretKey: Buffer.from(bytes(32)).toString('base64'), random: bytes });
}

function plainDatabase({ engine }: SharedDatabase, { rewrite }: Mutation): Kysely<Schema> {
  const rewriting = {
    ...engine,
    query: (text: string, given: readonly unknown[]) => engine.query(rewrite(text), given),
  };
  return new Kysely<Schema>({ dialect: embeddedDialect(rewriting, Number.POSITIVE_INFINITY) });
}
