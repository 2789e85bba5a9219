import { upsertCompanies } from '../../src/companies/upsert.ts';
import { json } from '../../src/database/json.ts';
import { connectionHealth } from '../../src/settings/connection.ts';
import { incidentSettings } from '../../src/settings/incident-settings.ts';
import { recurrenceSettings } from '../../src/settings/recurrence-settings.ts';
import { rollUpSettings } from '../../src/settings/roll-up-settings.ts';
import { severitySettings } from '../../src/settings/severity-settings.ts';
import { writeSetting } from '../../src/settings/store.ts';
import { hyasConfigSchema } from '../../src/sources/hyas/config.ts';
import type { Problem } from '../../src/values/problem.ts';
import { type Adversary, adversary as drawAdversary } from './adversary.ts';
import type { SharedDatabase } from './database.ts';
import { type History, historyOf } from './history.ts';
import { type ModelConnectWise, modelConnectWise } from './model-connectwise.ts';
import { type ModelHyas, modelHyas } from './model-hyas.ts';
import type { Mutation } from './mutations.ts';
import { type Picket, startPicket } from './picket.ts';
import { type Random, seeded } from './random.ts';
import { scheduler as makeScheduler, type Owner, type Scheduler, type Waiting } from './scheduler.ts';
import { type Trace, traceOf } from './trace.ts';
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
  readonly history: History;
  /** Those that run at the moment. */
  readonly pickets: Set<Picket>;
  readonly computers: readonly Computer[];
  /** Delivery loops of each process. */
  readonly deliveries: number;
  /** References of requests that left and have not arrived yet. */
  readonly underway: Set<string>;
  /** What no process should ever run into. */
  readonly surprises: string[];
  time(): Date;
  indexingMs(): number;
  kill(owner: Owner, where: string): void;
  trouble(picket: Picket, problem: Problem): void;
  start(computer: Computer): Picket;
}

/** How late ConnectWise may find a new ticket: with the request's own way, within what a search waits for it. */
const latestIndexingMs = 6_000;
/** How late HYAS may show a row: within the overlap, which is what that is for. */
export const overlapMinutes = 1;
export const companies = ['c1', 'c2', 'c3'] as const;

/** A world before anything happened, with a source and what an administrator had set up before. */
export async function makeWorld(shared: SharedDatabase, seed: number, mutation: Mutation): Promise<World> {
  const random = seeded(seed);
  const adversary = drawAdversary(random);
  const pickets = new Set<Picket>();
  const scheduler = makeScheduler({
    random,
    busy: shared.busy,
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

  /** A loop that would find nothing to do mostly sleeps on: looking for nothing takes most of a run's time. */
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
    connectWise: modelConnectWise(),
    hyas: modelHyas(),
    history: historyOf(),
    pickets,
    computers: drawComputers(random, adversary.badClocks),
    deliveries: random.between(1, 2),
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
        // Once everything is mended, one is enough.
        if (!adversary.resting || pickets.size === 0) world.start(picket.computer);
      });
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

/** Clocks differ by at most two values: each further one, and each jump, skips one of the pauses between searches. */
function drawComputers(random: Random, badClocks: boolean): Computer[] {
  const ahead = badClocks ? random.between(-30, 60) * 60_000 : 0;
  return Array.from({ length: random.pick([1, 1, 2, 3]) }, (_, index) => ({
    aheadMs: index === 0 ? 0 : ahead,
  }));
}

async function setUp({ shared, random }: World): Promise<void> {
  const { db } = shared.database;
  const at = new Date(epoch);
  const by = { at, actor: 'set-up' };
  const config = hyasConfigSchema.parse({
    baseUrl: 'https://api.hyas.test',
    pollSeconds: random.pick([10, 20, 60]),
    overlapMinutes,
    pageSize: random.pick([1, 2, 3, 1000]),
  });
  const source = await db
    .insertInto('source')
    .values({
      kind: 'hyas',
      name: 'HYAS',
      config: json(config),
      next_poll_at: at,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const known = companies.map((id) => ({ externalId: id, name: `Company ${id}` }));
  await upsertCompanies(db, source.id, known, at);
  await writeSetting(db, connectionHealth, { state: 'ok', problem: null, since: at.toISOString() }, by);
  const groupingWaitSeconds = random.pick([0, 0, 10, 30]);
  // Short enough for incidents to end and begin anew within a run, in some of them.
  const quietAfterHours = random.pick([24, 24, 0.02]);
  const settings = { ...incidentSettings.initial, groupingWaitSeconds, quietAfterHours };
  const recurrence = {
    ...recurrenceSettings.initial,
    onRecurrence: random.pick(['reopen', 'new_ticket'] as const),
    atMostEveryHours: random.pick([0, 0, 0.03]),
    // So short that there are notes within a run.
    noteEveryHours: random.pick([0.02, 0.1, 4]),
  };
  await writeSetting(db, recurrenceSettings, recurrence, by);
  await writeSetting(db, incidentSettings, settings, by);
  await setUpRollUps(db, random, by);
}

/** Limits so low that few detections are a storm, and a digest soon after faults end; in some runs. */
async function setUpRollUps(
  db: SharedDatabase['database']['db'],
  random: Random,
  by: { at: Date; actor: string },
): Promise<void> {
  const [ticketsPerCompany, ticketsInAll, rollUpsInAll] = random.pick([
    [20, 100, 25],
    [20, 100, 25],
    [1, 100, 25],
    [2, 3, 1],
    [0, 1, 1],
  ] as const);
  const digestHour = new Date(by.at.getTime() + 3_600_000).getUTCHours();
  await writeSetting(
    db,
    rollUpSettings,
    { ticketsPerCompany, ticketsInAll, rollUpsInAll, longAgoHours: 0, digestHour },
    by,
  );
  if (!random.chance(0.3)) return;
  const { initial } = severitySettings;
  const digest = { ...initial.treatments.medium, action: 'digest' } as const;
  const treatments = { ...initial.treatments, medium: digest };
  await writeSetting(db, severitySettings, { ...initial, treatments }, by);
}
