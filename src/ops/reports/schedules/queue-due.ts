import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import type { RandomBytes } from '../../../platform/values/random.ts';
import { newReference, referencePrefix } from '../../../tickets/record/reference.ts';
import { daysBefore, nextSlot, periodText, planSchema } from './schedule.ts';

export type ScheduleRow = Selectable<Schema['report_schedule']>;

/** A reference with its own prefix, so that nobody takes it for the ticket of an incident. */
export const newReportReference = (random: RandomBytes): string =>
  newReference(random).replace(referencePrefix, `${referencePrefix}report-`);

/**
 * Queues the reports whose time has come. A schedule that missed several times while Picket was down queues each of
 * them, one in each call: the unique index allows each period once.
 * @returns whether one was due
 */
export function queueNextDue(
  db: Kysely<Schema>,
  { now, random }: { readonly now: Date; readonly random: RandomBytes },
): Promise<boolean> {
  return transaction(db, async (tx) => {
    const row = await tx
      .selectFrom('report_schedule')
      .selectAll()
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined || row.next_at === null) return false;
    const plan = planSchema.parse(row.plan);
    await insertDelivery(tx, row.id, {
      test: false,
      period: periodText(daysBefore(plan, row.next_at)),
      reference: newReportReference(random),
      now,
      // If several were missed, the oldest is sent first.
      due: row.next_at,
    });
    await tx
      .updateTable('report_schedule')
      .set({ next_at: nextSlot(plan, row.next_at) })
      .where('id', '=', row.id)
      .execute();
    return true;
  });
}

/** Does nothing if the period exists already. */
export async function insertDelivery(
  tx: Kysely<Schema>,
  scheduleId: number,
  given: {
    readonly test: boolean;
    readonly period: string;
    readonly reference: string;
    readonly now: Date;
    readonly due?: Date;
  },
): Promise<void> {
  await sql`
    insert into report_delivery (schedule_id, test, period, reference, state, next_attempt_at, queued_at)
    values (${scheduleId}, ${given.test}, ${given.period}, ${given.reference}, 'queued', ${given.due ?? given.now}, ${given.now})
    on conflict (schedule_id, period) where not test do nothing
  `.execute(tx);
}
