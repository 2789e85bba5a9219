import { type Kysely, sql } from 'kysely';

/**
 * Incidents are listed by severity and by decision, and people act on several at once. The sort orders are indexed by
 * rank, because the names sort differently. `incident_severity` is replaced, so that one index serves the filter and
 * the order.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create or replace function severity_rank(severity text) returns integer language sql immutable parallel safe
    return case severity when 'critical' then 5 when 'high' then 4 when 'medium' then 3 when 'low' then 2 else 1 end`,
  // Incidents that wait for a person or a change rank highest. A covered incident that no ticket names yet is in the
  // middle.
  `create or replace function decision_rank(decision text, pending boolean) returns integer
    language sql immutable parallel safe
    return case decision when 'hold' then 6 when 'create' then 5 when 'reopen' then 4 when 'skip' then 2
      else case when pending then 3 else 1 end end`,
  `drop index incident_severity`,
  `create index incident_severity_rank on incident (severity_rank(severity), id)`,
  `create index incident_decision_rank on incident
    (decision_rank(decision, covered_by is not null and named_at is null), id)`,

  // Actions of people on several incidents. A repeated request changes nothing more, and an undo reverts only what was
  // done.
  `create table bulk_action (
    id bigint generated always as identity primary key,
    key text not null,
    actor text not null,
    made_by text not null,
    made_at timestamptz not null,
    asked jsonb not null,
    results jsonb not null default '[]',
    undone_by text,
    undone_at timestamptz,
    undo_results jsonb not null default '[]',
    constraint bulk_action_once unique (actor, key)
  )`,
  `create index bulk_action_made on bulk_action (made_at)`,
];
