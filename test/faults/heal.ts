import { sql } from 'kysely';
import { bigintArray as idArray } from '../../src/platform/database/arrays.ts';
import { lives } from './check-lives.ts';
import type { People } from './people.ts';
import { dnsCompany } from './resolver.ts';
import { companies } from './set-up.ts';
import { epoch } from './virtual-clock.ts';
import type { World } from './world.ts';

/** Longer than any wait that ends automatically: an hour for a company that was refused, and the effect of clocks. */
const healingMs = 5 * 3_600_000;
/** The longest time that is skipped, so that the watchers continue. */
const stretchMs = 5 * 60_000;
const standstillMs = 30_000;
/** The log is read within this, if nothing prevents it. */
const soonMs = 10 * 60_000;
/** Far more steps than ever happen at one moment, unless a loop repeats the same work without end. */
const mostStepsAtOnce = 1_000;
/** The run waits for a digest that is due within this. */
const digestMs = 2 * 3_600_000;

/**
 * Ends every fault, makes the final settings, and lets time pass until nothing is left to do.
 * @returns what is still not done after hours without a fault.
 */
export async function heal(world: World, people: People): Promise<string[]> {
  const { random, scheduler, connectWise, computers, pickets } = world;
  world.restedAt = Math.min(world.restedAt, scheduler.now());
  world.adversary.rest();
  connectWise.mend({ keeps: random.chance(0.4) });
  world.databaseIsDown = false;
  for (const computer of computers) computer.aheadMs = 0;
  // The leases of the other processes must expire.
  if (random.chance(0.5)) for (const picket of [...pickets].slice(1)) world.kill(picket, 'for good');
  if (pickets.size === 0) world.start(computers[0] ?? { aheadMs: 0 });
  // Clocks are right now, so that a right clock sets the time of every loop's last round.
  scheduler.rouse();
  if (random.chance(0.85)) people.setService(true);
  for (const [index] of companies.entries()) {
    if (random.chance(0.7)) people.map(index + 1, 101 + index);
  }

  const until = scheduler.now() + healingMs;
  let stepsAtOnce = 0;
  let lastNow = scheduler.now();
  while (scheduler.now() < until) {
    stepsAtOnce = scheduler.now() === lastNow ? stepsAtOnce + 1 : 0;
    lastNow = scheduler.now();
    if (connectWise.customers.isRepeated) return ['A ticket is sent again and again with what was refused.'];
    if (stepsAtOnce > mostStepsAtOnce) return ['A loop repeats the same work without end.'];
    const soon = scheduler.nextAt();
    if (scheduler.quiet() && (soon === null || soon > scheduler.now() + 1_000)) {
      const { left, nextAt } = await look(world);
      if (left.length === 0 && soon === null && !(await people.answerLast())) return [];
      if (!left.some((what) => what.includes('stored'))) await readEvery(world, 3_600);
      else if (scheduler.now() > until - healingMs + soonMs) await readEvery(world, 300);
      await people.retry();
      const now = scheduler.now();
      // It is due, but nobody does it: the process that has it stands still.
      const due = nextAt > now ? nextAt : now + standstillMs;
      scheduler.skipTo(Math.min(soon ?? until, due, now + stretchMs));
    }
    await scheduler.step();
  }
  const { left } = await look(world);
  return left.map((what) => `Hours after everything was mended: ${what}.`);
}

/**
 * Reads the log less often. Once all of it is read, the remaining work may take an hour, or hours if something is
 * missing. Reading on as often would only take the run's time.
 */
async function readEvery({ shared }: World, seconds: number): Promise<void> {
  await sql`update source set config = jsonb_set(config, '{pollSeconds}', to_jsonb(${seconds}::int)) where kind = 'hyas'`.execute(
    shared.database.db,
  );
}

interface Left {
  readonly pending: number;
  readonly undecided: number;
  readonly due: number;
  readonly left_behind: number;
  readonly stored: number;
  readonly reading: number;
  readonly copying: number;
  readonly unnamed: number;
  readonly calling: boolean;
  readonly reporting: number;
  readonly next_at: Date | null;
  readonly next_sync_at: Date | null;
}

/** The work that is left, and when the next of it is due (virtual time). */
async function look({
  shared,
  hyas,
  connectWise,
  scheduler,
  pickets,
}: World): Promise<{ left: string[]; nextAt: number }> {
  // Tickets that the member does not see cannot be settled, nor those that ConnectWise refuses for a reason that Picket
  // cannot remove.
  const unseen = connectWise.tickets.filter((ticket) => !connectWise.sees(ticket)).map(({ id }) => id);
  const refused = sql`(select i.id from incident i join mapping m on m.company_id = i.company_id
    where m.connectwise_company_id = any(${idArray([...connectWise.refusedCompanies])}))`;
  const blocked = sql`(select incident_id from ticket where connectwise_id = any(${idArray(unseen)})
    union all ${refused})`;
  const { rows } = await sql<Left>`
    select
      (select count(*) from ticket
        where locked_by is not null or state in ('sending', 'unknown') or incident_id not in ${refused}
          and (next_attempt_at is not null or state in ('queued', 'refused', 'needs_person'))
      ) + (select count(*) from ticket_operation o join ticket t on t.id = o.ticket_id
        where o.next_attempt_at is not null and t.connectwise_id <> all(${idArray(unseen)})) as pending,
      (select count(*) from incident where state = 'open' and id not in ${blocked} and (decision in ('create', 'reopen')
        or (decision <> 'hold' and decide_at is not null) or decision_reason in
        ('waiting_to_group', 'refused', 'outcome_unknown', 'connection_unhealthy', 'mapped_company_gone',
         'ticket_service_invalid') or (decision = 'hold' and (decision_reason = 'storm' or
           (decision_reason = 'daily_digest' and decide_at < ${new Date(epoch + scheduler.now() + digestMs)}))))) as undecided,
      (select count(*) from incident where state = 'open' and decide_at <= ${new Date(epoch + scheduler.now())}) as due,
      (select count(*) from incident covered join incident roll_up on roll_up.id = covered.covered_by
        where covered.state = 'open' and roll_up.state = 'closed') as left_behind,
      (select count(*) from allow_copy where state in ('adding', 'removing') or locked_by is not null
        or due_at < ${new Date(epoch + scheduler.now())}) as copying,
      coalesce((select (value->>'enabled')::boolean from setting where name = 'callbacks'), false) as calling,
      (select count(*) from incident covered join incident roll_up on roll_up.id = covered.covered_by
        where covered.state = 'open' and covered.named_at is null and roll_up.decision_reason = 'already_ticketed'
          and roll_up.id not in ${blocked}) as unnamed,
      (select count(*) from detection where company_id <> ${dnsCompany}) as stored,
      (select count(*) from source where locked_by is not null) as reading,
      (select count(*) from report_delivery where next_attempt_at is not null or locked_by is not null)
        + (select count(*) from report_schedule where next_at <= ${new Date(epoch + scheduler.now())}) as reporting,
      (select min(at) from (
        select greatest(next_attempt_at, locked_until) as at from ticket where next_attempt_at is not null
        union all select greatest(next_attempt_at, locked_until) from ticket_operation
          where next_attempt_at is not null
        union all select greatest(next_attempt_at, locked_until) from report_delivery
          where next_attempt_at is not null
        union all select greatest(due_at, locked_until) from allow_copy where due_at is not null
        union all select decide_at from incident where state = 'open'
        union all select greatest(next_poll_at, locked_until) from source) as due) as next_at,
      (select greatest(next_at, locked_until) from ticket_sync) as next_sync_at
  `.execute(shared.database.db);
  const [found] = rows;
  if (found === undefined) throw new Error('A query without conditions gave no row.');
  const wanted = [...hyas.readable().values()].filter(({ word }) => word !== 'suspicious').length;
  const tickets = await shared.database.db.selectFrom('ticket').selectAll().execute();
  const misbelieved = lives(connectWise, tickets);
  // Each loop has finished a round since faults ended.
  const troubled = [...pickets].flatMap(({ loops }) =>
    loops.filter((loop) => loop.health().problem !== null),
  );
  const left = [
    troubled.length > 0 ? `${troubled.length} loops have a problem` : '',
    found.pending > 0 ? `${found.pending} tickets are not settled` : '',
    found.undecided > 0 ? `${found.undecided} incidents are not decided` : '',
    found.due > 0 ? `${found.due} incidents are to be decided again` : '',
    found.left_behind > 0 ? `${found.left_behind} incidents are open whose roll-up is closed` : '',
    found.stored < wanted ? `${wanted - found.stored} detections are not stored` : '',
    found.unnamed > 0 ? `${found.unnamed} incidents are covered, and named in no ticket` : '',
    found.copying > 0 ? `${found.copying} copies of the allow list are not done` : '',
    found.calling !== connectWise.callbacks.length > 0 ? 'callbacks are not registered as is wanted' : '',
    [...pickets].some(({ resolver }) => (resolver?.waiting ?? 0) > 0) ? 'blocked queries wait' : '',
    found.reporting > 0 ? `${found.reporting} reports are not sent` : '',
    found.reading > 0 ? 'the source is still leased' : '',
    misbelieved.length > 0 ? `${misbelieved.length} tickets are not believed to be as they are` : '',
  ].filter((what) => what !== '');
  // Reading back never ends; the run only waits for it if it must find something.
  const times = [found.next_at, misbelieved.length > 0 ? found.next_sync_at : null];
  const next = Math.min(...times.flatMap((at) => (at === null ? [] : [at.getTime()])));
  return { left, nextAt: (Number.isFinite(next) ? next : 0) - epoch };
}
