import { type Kysely, sql } from 'kysely';
import { json } from '../../../platform/database/json.ts';
import type { Schema } from '../../../platform/database/schema.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import { actorOf, type Principal } from '../../../platform/http/principal.ts';
import { recordAudit } from '../../../platform/settings/audit.ts';
import type { Clock } from '../../../platform/values/clock.ts';
import { refuse } from '../../../platform/values/problem.ts';
import type { RandomBytes } from '../../../platform/values/random.ts';
import { reportProblems } from '../problems.ts';
import { insertDelivery, newReportReference, type ScheduleRow } from './queue-due.ts';
import {
  type Delivery,
  daysBefore,
  nextSlot,
  type Plan,
  periodText,
  planSchema,
  type TicketNames,
} from './schedule.ts';
import { restoreProblem } from './schedule-problem.ts';

export interface ScheduleDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

export interface ScheduleFields {
  readonly name: string;
  readonly enabled: boolean;
  readonly companyId: number | null;
  readonly plan: Plan;
  readonly delivery: Delivery;
  /** What the numbers of a ticket mean, if that is known. */
  readonly names?: TicketNames | null;
}

/** Adds a schedule, or replaces one. The next report is the first one that is due from now on. */
export async function saveSchedule(
  { db, clock }: ScheduleDeps,
  id: number | null,
  fields: ScheduleFields,
  principal: Principal,
): Promise<number> {
  const at = clock.now();
  return transaction(db, async (tx) => {
    const before = id === null ? undefined : await lockSchedule(tx, id);
    await refuseMisfits(tx, id, fields);
    const row = {
      name: fields.name,
      enabled: fields.enabled,
      company_id: fields.companyId,
      plan: json(fields.plan),
      delivery: json({ ...fields.delivery, ...(fields.names == null ? {} : { names: fields.names }) }),
      next_at: fields.enabled ? nextAfterChange(before, fields.plan, at) : null,
      updated_at: at,
    };
    const actor = actorOf(principal);
    const saved =
      id === null
        ? (
            await tx
              .insertInto('report_schedule')
              .values({ ...row, created_at: at, created_by: actor })
              .returning('id')
              .executeTakeFirstOrThrow()
          ).id
        : id;
    if (id !== null) {
      await tx.updateTable('report_schedule').set(row).where('id', '=', id).execute();
      if (!fields.enabled) await stopQueued(tx, id);
      await restoreProblem(tx, id, at);
    }
    await recordAudit(tx, {
      at,
      actor,
      action: id === null ? 'report_schedule.added' : 'report_schedule.changed',
      subject: `report_schedule:${saved}`,
      before:
        before &&
        ({
          name: before.name,
          enabled: before.enabled,
          companyId: before.company_id,
          plan: before.plan,
          delivery: before.delivery,
        } as const),
      after: fields,
    });
    return saved;
  });
}

/**
 * A changed day or time zone can leave out the period that was to be sent next. Then that one is still sent at its time
 * by the former plan, also if this has passed.
 */
function nextAfterChange(before: ScheduleRow | undefined, plan: Plan, now: Date): Date {
  const next = nextSlot(plan, now);
  if (before === undefined || before.next_at === null) return next;
  const former = planSchema.parse(before.plan);
  const planned = daysBefore(former, before.next_at).from;
  const isLeftOut = former.every === plan.every && planned < daysBefore(plan, next).from;
  return isLeftOut && daysBefore(plan, before.next_at).from === planned ? before.next_at : next;
}

/** What is not sent yet is not sent while the schedule is off, unless a person sends it again. */
const stopQueued = (tx: Kysely<Schema>, id: number) =>
  tx
    .updateTable('report_delivery')
    .set({ state: 'failed', next_attempt_at: null, problem: json(reportProblems.switchedOff()) })
    .where('schedule_id', '=', id)
    .where('state', '=', 'queued')
    .where('test', '=', false)
    .execute();

async function lockSchedule(tx: Kysely<Schema>, id: number) {
  const row = await tx
    .selectFrom('report_schedule')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw refuse('not_found', reportProblems.scheduleNotFound(id));
  return row;
}

async function refuseMisfits(tx: Kysely<Schema>, id: number | null, fields: ScheduleFields): Promise<void> {
  const { name, companyId, delivery } = fields;
  const other = await tx
    .selectFrom('report_schedule')
    .select('id')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst();
  if (other !== undefined && other.id !== id) throw refuse('conflict', reportProblems.nameTaken(name));
  if (companyId !== null) {
    const company = await tx
      .selectFrom('company')
      .select('id')
      .where('id', '=', companyId)
      .executeTakeFirst();
    if (company === undefined) throw refuse('invalid', reportProblems.companyNotFound(companyId));
  }
  if (delivery.by === 'ticket') {
    if (companyId === null && delivery.connectwiseCompanyId === null)
      throw refuse('invalid', reportProblems.noTicketCompanyChosen());
    return;
  }
  const channel = await tx
    .selectFrom('notification_channel')
    .select('kind')
    .where('id', '=', delivery.channelId)
    .executeTakeFirst();
  if (channel?.kind !== 'email') throw refuse('invalid', reportProblems.noChannel());
}

export async function deleteSchedule(
  { db, clock }: ScheduleDeps,
  id: number,
  principal: Principal,
): Promise<void> {
  await transaction(db, async (tx) => {
    const before = await lockSchedule(tx, id);
    await tx.deleteFrom('report_schedule').where('id', '=', id).execute();
    await recordAudit(tx, {
      at: clock.now(),
      actor: actorOf(principal),
      action: 'report_schedule.deleted',
      subject: `report_schedule:${id}`,
      before: { name: before.name, delivery: before.delivery },
    });
  });
}

/** Queues a report of the last period, marked as a test. */
export async function queueTest(
  { db, clock, random }: ScheduleDeps,
  id: number,
  principal: Principal,
): Promise<void> {
  const now = clock.now();
  await transaction(db, async (tx) => {
    const { plan } = await lockSchedule(tx, id);
    const period = periodText(daysBefore(planSchema.parse(plan), now));
    await insertDelivery(tx, id, { test: true, period, reference: newReportReference(random), now });
    await recordAudit(tx, {
      at: now,
      actor: actorOf(principal),
      action: 'report_schedule.tested',
      subject: `report_schedule:${id}`,
      after: { period },
    });
  });
}

/** Sends a report again that failed, or of which a person knows that it did not arrive. */
export async function sendAgain(
  { db, clock, random }: ScheduleDeps,
  { id, deliveryId }: { readonly id: number; readonly deliveryId: number },
  principal: Principal,
): Promise<void> {
  const now = clock.now();
  await transaction(db, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('report_delivery')
      // A new reference, so that the first one still finds a ticket that did arrive.
      .set({
        state: 'queued',
        reference: newReportReference(random),
        looks: 0,
        attempts: 0,
        problem: null,
        queued_at: now,
        next_attempt_at: now,
      })
      .where('id', '=', deliveryId)
      .where('schedule_id', '=', id)
      .where('state', 'in', ['failed', 'unknown'])
      .where('next_attempt_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw refuse('conflict', reportProblems.deliveryNotFound(deliveryId));
    await recordAudit(tx, {
      at: now,
      actor: actorOf(principal),
      action: 'report_schedule.sent_again',
      subject: `report_schedule:${id}`,
      after: { deliveryId },
    });
  });
}
