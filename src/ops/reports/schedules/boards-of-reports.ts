import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';

/** The boards on which enabled schedules open tickets. The number stands for a name that was not known. */
export async function boardsOfReports(
  db: Kysely<Schema>,
): Promise<{ readonly id: number; readonly name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select distinct on (id) id, name from (
      select (delivery ->> 'boardId')::bigint as id, coalesce(delivery #>> '{names,board}', delivery ->> 'boardId') as name
      from report_schedule where enabled and delivery ->> 'by' = 'ticket'
    ) as board
    order by id, name desc
  `.execute(db);
  return rows;
}
