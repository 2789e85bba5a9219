import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';
import { reportProblems } from '../problems.ts';

/** The reports of a schedule that the console shows, and of which each can be sent again. */
export const shownDeliveries = 5;

/**
 * Stores why a report of the schedule was not sent: the last one, or one shown that failed. So a test or a later report
 * that was sent does not hide a period that nobody received.
 */
export async function restoreProblem(tx: Kysely<Schema>, scheduleId: number, at: Date): Promise<void> {
  await sql`
    update report_schedule set problem = found.problem,
      problem_since = case when found.problem is not null then coalesce(problem_since, ${at}::timestamptz) end
    from (select (
      select problem from (
        select *, row_number() over (order by id desc) as position from report_delivery
        where schedule_id = ${scheduleId} and not test order by id desc limit ${shownDeliveries}
      ) as shown
      where problem is not null and state <> 'sent' and (state = 'failed' or position = 1)
        and problem ->> 'code' <> ${reportProblems.switchedOff().code}
      order by position limit 1
    ) as problem) as found
    where report_schedule.id = ${scheduleId}
  `.execute(tx);
}
