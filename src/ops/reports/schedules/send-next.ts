import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import { countedSearches, hasCome, searchHasCome } from '../../../platform/database/has-come.ts';
import { json } from '../../../platform/database/json.ts';
import type { Schema } from '../../../platform/database/schema.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import type { Clock } from '../../../platform/values/clock.ts';
import { type Problem, toProblem } from '../../../platform/values/problem.ts';
import type { RandomBytes } from '../../../platform/values/random.ts';
import { claimNext, finish, type Leased, nextDue, releaseAll, renew } from '../../../platform/work/lease.ts';
import { loadSummary } from '../load-summary.ts';
import { reportProblems } from '../problems.ts';
import { subjectOf } from '../query.ts';
import type { Summary } from '../summary.ts';
import type { SendOutcome, ToSend } from './outcome.ts';
import type { ScheduleRow } from './queue-due.ts';
import { type Delivery, deliverySchema, planSchema, storedPeriod } from './schedule.ts';
import { restoreProblem } from './schedule-problem.ts';
import { type MailDeps, sendByMail } from './send-mail.ts';
import { findReportTicket, sendAsTicket, type TicketDeps } from './send-ticket.ts';

export interface SendReportDeps extends MailDeps, TicketDeps {
  /** This process, among those that share the database. */
  readonly node: string;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

export type DeliveryRow = Selectable<Schema['report_delivery']>;

const outbox: Leased = { table: 'report_delivery', key: 'id', dueAt: 'next_attempt_at' };

/** Longer than any attempt takes. */
const leaseMs = 5 * 60_000;
const leaseFrom = (clock: Clock) => new Date(clock.now().getTime() + leaseMs);
const givenUpAfterMs = 3 * 24 * 3_600_000;
/** These take about two hours. */
const leastAttempts = 7;
/** The pauses before each search for a ticket whose answer was lost: ConnectWise shows a new one with a delay. */
const lookPausesMs = [5_000, 30_000, 120_000];

/** A search that could not be made is repeated after this. */
const unreadPauseMs = 60_000;

export const nextReportAt = (db: Kysely<Schema>): Promise<Date | null> => nextDue(db, outbox);

/** Also of searches. Only if nobody else can be sending: in the one process of an embedded database. */
export async function releaseReports(db: Kysely<Schema>): Promise<void> {
  await db
    .updateTable('report_delivery')
    .set({ searched_by: null })
    .where('searched_by', 'is not', null)
    .execute();
  await releaseAll(db, outbox);
}

/**
 * Sends the report that has been due the longest. Each attempt is stored before it is sent. If it then has no outcome,
 * because a process ended or an answer was lost, it is never sent again automatically: a ticket is searched for by its
 * reference, and for a message a person is asked.
 * @returns whether one was due
 */
export async function sendNextReport(deps: SendReportDeps, signal: AbortSignal): Promise<boolean> {
  const { db, clock, node } = deps;
  const now = clock.now();
  const lease = { owner: `${process.pid}:${randomUUID()}`, until: leaseFrom(clock) };
  const due = sql<boolean>`case state when 'unknown' then ${searchHasCome('next_attempt_at', 'searched_by', node, now)}
    else ${hasCome('next_attempt_at', now, 'queued_at')} end`;
  const row = await claimNext<DeliveryRow>(db, outbox, lease, { now, due });
  if (row === null) return false;
  const schedule = await db
    .selectFrom('report_schedule')
    .selectAll()
    .where('id', '=', row.schedule_id)
    .executeTakeFirst();
  // The schedule was deleted meanwhile, and its deliveries with it.
  if (schedule === undefined) return true;
  const delivery = deliverySchema.parse(schedule.delivery);
  if (row.state !== 'queued') {
    await store(deps, schedule, row, lease.owner, await lookFor(deps, delivery, row), delivery);
    return true;
  }
  const prepared = await prepare(deps, schedule, row);
  if ('outcome' in prepared) {
    await store(deps, schedule, row, lease.owner, prepared, delivery);
    return true;
  }
  const noted = { state: 'sending', attempts: row.attempts + 1, started_at: clock.now() };
  if (!(await renew(db, outbox, row.id, lease, { also: noted, only: { state: 'queued' } }))) return true;
  // The last moment at which a lost lease can still stop it: a person may have had it sent again since.
  const beforeSend = () =>
    renew(db, outbox, row.id, { ...lease, until: leaseFrom(clock) }, { only: { state: 'sending' } }).catch(
      () => false,
    );
  const outcome = await attempt(deps, delivery, prepared, { ...row, beforeSend }, signal);
  await store(deps, schedule, { ...row, attempts: row.attempts + 1 }, lease.owner, outcome, delivery);
  return true;
}

/** Does everything that can fail before sending. */
async function prepare(
  { db, clock }: SendReportDeps,
  schedule: ScheduleRow,
  row: DeliveryRow,
): Promise<Summary | Extract<SendOutcome, { outcome: 'not_sent' }>> {
  try {
    const subject = await subjectOf(db, schedule.company_id ?? undefined, 'all');
    const now = clock.now();
    const { timeZone } = planSchema.parse(schedule.plan);
    return await loadSummary(db, subject, storedPeriod(row.period, timeZone, now), now);
  } catch (thrown) {
    return { outcome: 'not_sent', problem: toProblem(thrown) };
  }
}

async function attempt(
  deps: SendReportDeps,
  delivery: Delivery,
  summary: Summary,
  row: ToSend,
  signal: AbortSignal,
): Promise<SendOutcome> {
  let mayLeave = false;
  const toSend: ToSend = {
    ...row,
    async beforeSend() {
      mayLeave = await row.beforeSend();
      return mayLeave;
    },
  };
  try {
    return delivery.by === 'email'
      ? await sendByMail(deps, delivery, summary, toSend)
      : await sendAsTicket(deps, delivery, summary, toSend, signal);
  } catch (thrown) {
    // Before `beforeSend`, the database may have been lost; nothing left then.
    return { outcome: mayLeave ? 'unknown' : 'not_sent', problem: toProblem(thrown) };
  }
}

async function lookFor(deps: SendReportDeps, delivery: Delivery, row: DeliveryRow): Promise<SendOutcome> {
  if (delivery.by === 'email')
    return { outcome: 'unknown', problem: row.problem ?? reportProblems.interrupted() };
  return (
    (await findReportTicket(deps, row.reference)) ?? {
      outcome: 'unknown',
      problem: reportProblems.ticketUnknown(row.reference),
    }
  );
}

/** Stores the outcome with the delivery and its schedule, if the lease still holds. */
async function store(
  { db, clock, node }: SendReportDeps,
  schedule: ScheduleRow,
  row: DeliveryRow,
  owner: string,
  outcome: SendOutcome,
  delivery: Delivery,
): Promise<void> {
  const at = clock.now();
  const change = changeOf(row, outcome, delivery, { at, node });
  const problem: Problem | null = outcome.problem ?? null;
  await transaction(db, async (tx) => {
    if (!(await finish(tx, outbox, row.id, owner, { ...change, problem: problem && json(problem) }))) return;
    await restoreProblem(tx, schedule.id, at);
    const changes = {
      ...(problem === null ? {} : { problem: json(problem), problem_since: schedule.problem_since ?? at }),
      ...(outcome.outcome === 'sent' && !row.test ? { last_sent_at: at } : {}),
    };
    if (Object.keys(changes).length > 0)
      await tx.updateTable('report_schedule').set(changes).where('id', '=', schedule.id).execute();
  });
}

function changeOf(
  row: DeliveryRow,
  outcome: SendOutcome,
  delivery: Delivery,
  { at, node }: { readonly at: Date; readonly node: string },
) {
  const end = { next_attempt_at: null };
  const later = (ms: number) => ({ next_attempt_at: new Date(at.getTime() + ms) });
  switch (outcome.outcome) {
    case 'sent':
      return {
        ...end,
        state: 'sent',
        sent_at: at,
        connectwise_id: outcome.connectwiseId ?? null,
        url: outcome.url ?? null,
      };
    case 'refused':
      return { ...end, state: 'failed' };
    case 'not_sent':
      return isGivenUp(row, at)
        ? { ...end, state: 'failed' }
        : { ...later(Math.min(60, 2 ** Math.min(row.attempts, 6)) * 60_000), state: 'queued' };
    case 'unknown': {
      // `looks` counts the searches that are planned or were answered.
      const looks = row.state === 'unknown' ? countedLooks(row, node, at) : 0;
      const again = { state: 'unknown', searched_by: node };
      if (outcome.unread === true) return { ...again, ...later(unreadPauseMs), looks };
      const pauseMs = delivery.by === 'ticket' ? lookPausesMs[looks] : undefined;
      return pauseMs === undefined
        ? { ...end, state: 'unknown' }
        : { ...again, ...later(pauseMs), looks: looks + 1 };
    }
  }
}

/** If Picket was down for days, a report that was queued before still has its tries. */
const isGivenUp = ({ queued_at: queuedAt, attempts }: DeliveryRow, at: Date) =>
  at.getTime() - queuedAt.getTime() >= givenUpAfterMs && (attempts === 0 || attempts >= leastAttempts);

/** The searches of this process; those of another one are begun again. */
const countedLooks = (
  { searched_by: by, looks, next_attempt_at: plannedAt }: DeliveryRow,
  node: string,
  at: Date,
) => countedSearches({ by, searches: looks, plannedAt }, node, at);
