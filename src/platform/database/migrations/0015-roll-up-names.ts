import { type Kysely, sql } from 'kysely';

/**
 * Storms and floods. Which incidents a roll-up's ticket names. A covered incident counts as ticketed only when ConnectWise has a ticket,
 * or a note, that names it.
 * What a person's change would release waits at a gate, until it is known how much that is. And what occurred long ago
 * has a roll-up of its own kind.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** What composed texts say of each incident that they name. */
const isNamedIn = (text: string) => `position('Picket incident ' || i.id || '.' in ${text}) > 0`;

const statements = [
  `alter table incident
    -- When ConnectWise first had a ticket or note of its roll-up that names it; null: it does not have one yet.
    add column named_at timestamptz,
    -- When a storm's roll-up took in its last incident, while the storm goes on: the next one takes in more.
    add column sealed_at timestamptz`,
  `alter table ticket add column names jsonb`,
  `alter table ticket_operation add column names jsonb`,

  `drop index incident_one_gathering`,
  `create unique index incident_one_gathering on incident (company_id, kind)
    where kind <> 'detections' and state = 'open' and ended_at is null and sealed_at is null`,
  `create index incident_not_named on incident (covered_by) where covered_by is not null and named_at is null`,

  `alter table incident
    add column release_gate text check (release_gate in ('ask', 'new-only', 'awaiting', 'passed')),
    add column gated_at timestamptz`,
  `create index incident_at_gate on incident (release_gate, company_id) where release_gate is not null`,
  `alter table incident drop constraint incident_kind_check`,
  `alter table incident add constraint incident_kind_check check (kind in ('detections', 'storm', 'digest', 'late'))`,

  // What was sent before this version says in its text which incidents it names.
  `update incident i set named_at = i.covered_at where i.covered_by is not null and (
    i.state = 'closed'
    or exists (select from ticket t where t.incident_id = i.covered_by and t.state = 'created'
      and ${isNamedIn(`coalesce(t.content ->> 'initialDescription', '')`)})
    or exists (select from ticket_operation o join ticket t on t.id = o.ticket_id
      where t.incident_id = i.covered_by and o.kind = 'note' and o.state = 'done'
      and ${isNamedIn(`coalesce(o.content, '')`)}))`,
  // Of what was named when it is not known yet whether ConnectWise has the ticket.
  `update ticket t set names = (select jsonb_agg(i.id) from incident i where i.covered_by = t.incident_id
      and ${isNamedIn(`coalesce(t.content ->> 'initialDescription', '')`)})
    where t.state in ('sending', 'unknown', 'needs_person')
      and exists (select from incident r where r.id = t.incident_id and r.kind <> 'detections')`,
  `update incident r set severity = w.severity
    from (select distinct on (covered_by) covered_by, severity from incident where covered_by is not null
      order by covered_by, array_position(array['critical', 'high', 'medium', 'low', 'informational'], severity)) as w
    where w.covered_by = r.id`,
];
