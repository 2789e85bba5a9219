import { type Kysely, sql } from 'kysely';
import { bigintArray } from '../../../platform/database/arrays.ts';
import type { Schema } from '../../../platform/database/schema.ts';
import type { Problem } from '../../../platform/values/problem.ts';
import { shownDeliveries } from './schedule-problem.ts';
import type { DeliveryRow } from './send-next.ts';
import { type ScheduleView, viewSchedule } from './view.ts';

/** All schedules by name, or one. */
export async function listSchedules(db: Kysely<Schema>, id?: number): Promise<ScheduleView[]> {
  let found = db
    .selectFrom('report_schedule')
    .leftJoin('company', 'company.id', 'report_schedule.company_id')
    .selectAll('report_schedule')
    .select('company.name as company_name');
  if (id !== undefined) found = found.where('report_schedule.id', '=', id);
  const rows = await found.orderBy(sql`lower(report_schedule.name)`).execute();
  const { rows: deliveries } = await sql<DeliveryRow>`
    select d.* from unnest(${bigintArray(rows.map((row) => row.id))}) as s(id)
    cross join lateral (
      select * from report_delivery where schedule_id = s.id order by id desc limit ${shownDeliveries}
    ) as d
    order by d.id desc
  `.execute(db);
  return rows.map((row) =>
    viewSchedule(
      row,
      deliveries.filter(({ schedule_id }) => schedule_id === row.id),
    ),
  );
}

export interface FailingSchedule {
  readonly id: number;
  readonly name: string;
  readonly problem: Problem;
  readonly since: string | null;
}

/** The schedules whose last report was not sent. */
export async function loadFailingSchedules(db: Kysely<Schema>): Promise<FailingSchedule[]> {
  const rows = await db
    .selectFrom('report_schedule')
    .select(['id', 'name', 'problem', 'problem_since'])
    .where('enabled', '=', true)
    .where('problem', 'is not', null)
    .orderBy('id')
    .limit(50)
    .execute();
  return rows.flatMap(({ id, name, problem, problem_since: since }) =>
    problem === null ? [] : [{ id, name, problem, since: since?.toISOString() ?? null }],
  );
}
