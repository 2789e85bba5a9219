import type { SharedDatabase } from './database.ts';
import { followFocus } from './focus.ts';
import { heal } from './heal.ts';
import { violations } from './invariants.ts';
import { closeAll, meddler } from './meddle.ts';
import { passMonths } from './months.ts';
import { moveInstallation } from './move.ts';
import { type MutationName, mutations } from './mutations.ts';
import { people } from './people.ts';
import { dnsCompany, emitQueries } from './resolver.ts';
import { emitAgain, readSoon, seeAgain } from './see-again.ts';
import { seeMore } from './see-more.ts';
import { companies, overlapMinutes } from './set-up.ts';
import { followTheme, themeActs } from './theme.ts';
import { makeWorld, type World } from './world.ts';

export interface RunResult {
  readonly seed: number;
  /** The broken promises; empty if there is none. */
  readonly violations: readonly string[];
  readonly trace: readonly string[];
}

/** The number of steps after which faults end in any case, so that each run ends. */
const mostSteps = 4_000;

/** One run: a world with faults for a while; then they are fixed, and the result is checked. */
export async function run(
  shared: SharedDatabase,
  seed: number,
  mutation: MutationName = 'none',
): Promise<RunResult> {
  const world = await makeWorld(shared, seed, mutations[mutation]);
  const { random, scheduler, trace, focus } = world;
  const somebody = people(world);
  if (focus !== null) trace.add('world', `is about ${focus}`);
  const untilMs = random.between(focus === null ? 3 : 7, 10) * 60_000;
  emit(world, untilMs);
  emitQueries(world, untilMs);
  for (const computer of world.computers) world.start(computer);
  somebody.setService(true);
  for (const company of [1, 2, 3])
    if (focus !== null || random.chance(0.9)) somebody.map(company, 100 + company);
  somebody.map(dnsCompany, 104);
  planOutages(world);
  if (random.chance(0.3)) somebody.setCallbacks(true);
  meddleNow(world, meddler(world, somebody), untilMs);
  followFocus(world, somebody, untilMs);
  followTheme(world, somebody, themeActs(world), untilMs);

  // Mostly while a request is under way.
  const [movesBusy, movesAtRest] = focus === 'moving' ? [0.5, 0] : [0.3, 0.001];
  let moves = focus === 'moving' || (focus === null && random.chance(0.15));
  for (let step = 0; step < mostSteps && scheduler.now() < untilMs; step += 1) {
    await scheduler.step();
    if (!moves || !random.chance(world.underway.size > 0 ? movesBusy : movesAtRest)) continue;
    moves = false;
    await moveInstallation(world);
  }
  trace.add('world', 'is mended');
  const settled = await heal(world, somebody);
  // A digest each time, if the run exercises that: the second one while the ticket of the first is open.
  const more = focus === 'digests' ? 2 : random.chance(0.1) ? 1 : 0;
  for (let time = 1; time <= more; time += 1)
    settled.push(...(await seeMore(world, somebody, () => heal(world, somebody))));
  // In some runs all tickets are closed then, and the run also waits for the consequences for the incidents.
  if (random.chance(0.3)) {
    closeAll(world);
    // Also before Picket noticed that.
    if (random.chance(0.5)) {
      emitAgain(world);
      await readSoon(world);
    }
    settled.push(...(await heal(world, somebody)));
  }
  if (random.chance(0.12)) settled.push(...(await seeAgain(world, () => heal(world, somebody))));
  const broken = [...settled, ...new Set(world.surprises), ...(await violations(world))];
  if (broken.length === 0 && random.chance(0.1)) broken.push(...(await passMonths(world)));
  world.stopAll('in the end');
  return { seed, violations: broken, trace: trace.lines };
}

/** Rows of the log, early enough for faults to affect their tickets; some late, some twice, some unreadable. */
function emit({ random, scheduler, hyas, time, trace, focus }: World, untilMs: number): void {
  const count = focus === null ? random.between(2, 6) : random.between(4, 8);
  // In some runs many of them come after people have closed tickets.
  const lastly = focus !== null ? 5 : random.chance(0.5) ? 3 : 1.2;
  // Few domains, so that many rows are the same incident again.
  const sites = focus === 'storms' ? 3 : random.between(1, 3);
  const words = ['blocked', 'blocked', 'blocked', 'malicious', 'malicious', 'suspicious'] as const;
  for (let n = 1; n <= count; n += 1) {
    scheduler.after(random.between(0, untilMs / lastly), 'detection', () => {
      const logId = `row-${n}`;
      const lateMs = random.chance(0.3) ? random.between(0, overlapMinutes * 60_000 - 2_000) : 0;
      const client = random.chance(0.1) ? null : random.pick(companies);
      const readable = !random.chance(0.05);
      const at = time();
      const content = {
        log_id: logId,
        datetime: at.toISOString(),
        ...(readable ? { domain: `${random.pick(['a', 'b'])}.bad-${random.between(1, sites)}.example` } : {}),
        client_id: client,
        client_name: client === null ? null : `Company ${client}`,
        devicename: random.pick(['WS-1', 'ws-2', null]),
        client_ip: '192.0.2.10',
        reason: { type: random.pick(['Phishing', 'Adware']) },
      };
      const word = random.pick(words);
      const row = { logId, at, visibleAt: scheduler.now() + lateMs, content, readable };
      hyas.rows.push({ ...row, word });
      if (word === 'blocked' && random.chance(0.1)) hyas.rows.push({ ...row, word: 'malicious' });
      trace.add(
        'HYAS',
        `${word} ${logId}: ${content.domain ?? '(unreadable)'}, ${client}, ${content.devicename}`,
      );
    });
  }
}

/** The database server is down for a while, and comes back. */
function planOutages(world: World): void {
  const { scheduler, adversary, trace } = world;
  for (const { at, ms } of adversary.outages) {
    scheduler.after(at, 'outage', () => {
      if (adversary.resting) return;
      world.databaseIsDown = true;
      trace.add('database', `is down for ${Math.round(ms / 1000)} s`);
      scheduler.after(ms, 'database is back', () => {
        world.databaseIsDown = false;
        trace.add('database', 'is back');
      });
    });
  }
}

/** Makes changes now and then, as long as faults last. */
function meddleNow(world: World, meddle: () => void | Promise<void>, untilMs: number): void {
  const { random, scheduler, adversary } = world;
  if (adversary.meddling === 0) return;
  const pauseMs = () => Math.ceil((-Math.log(1 - random.next()) * 60_000) / adversary.meddling);
  const plan = (at: number) => {
    if (at >= untilMs) return;
    scheduler.after(at - scheduler.now(), 'meddling', () => {
      if (adversary.resting) return;
      scheduler.start(async () => meddle());
      plan(scheduler.now() + pauseMs());
    });
  };
  plan(pauseMs());
}
