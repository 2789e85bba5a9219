import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';

/**
 * Marks covered incidents as named in ConnectWise if a created ticket or an added note names them: of one roll-up, or
 * of all. A request with an unknown outcome proves nothing.
 */
export async function nameCovered(tx: Kysely<Schema>, now: Date, rollUpId?: number): Promise<void> {
  await sql`
    update incident i set named_at = ${now}
    from (
      select t.incident_id as roll_up, jsonb_array_elements_text(t.names)::bigint as id
        from ticket t where t.state = 'created' and ${waiting('t', rollUpId)}
      union
      select t.incident_id, jsonb_array_elements_text(o.names)::bigint
        from ticket_operation o join ticket t on t.id = o.ticket_id
        where o.kind = 'note' and o.state = 'done' and ${waiting('t', rollUpId)}
    ) as named
    where i.id = named.id and i.covered_by = named.roll_up and i.named_at is null
  `.execute(tx);
}

const waiting = (ticket: string, rollUpId: number | undefined) =>
  rollUpId === undefined
    ? sql`${sql.ref(`${ticket}.incident_id`)} in (
        select covered_by from incident where covered_by is not null and named_at is null)`
    : sql`${sql.ref(`${ticket}.incident_id`)} = ${rollUpId}`;
