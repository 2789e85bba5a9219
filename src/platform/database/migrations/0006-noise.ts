import { type Kysely, sql } from 'kysely';

/**
 * What keeps noise off the board: severity and the threat levels it is told by, silences and accepted risks, and
 * maintenance windows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // The severity is told anew whenever what it depends on changes, which is seldom: the index leaves the heap-only
  // updates of 0001 as they are.
  `alter table incident
    add column threat_levels text[] not null default '{}',
    add column severity text not null default 'medium'
      check (severity in ('critical', 'high', 'medium', 'low', 'informational')),
    add column decision_note text,
    add column released_at timestamptz`,
  `update incident set threat_levels = array(
    select distinct threat_level from detection
    where incident_id = incident.id and threat_level <> '' order by 1 limit 50)`,
  `create index incident_severity on incident (severity, id)`,

  // Silences and accepted risks match in the same way and end in the same way; what they mean differs. They are
  // never deleted: who kept what from whom has to be found out later.
  `create table suppression (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('silence', 'acceptance')),
    matchers jsonb not null,
    comment text not null,
    starts_at timestamptz not null,
    ends_at timestamptz check (ends_at > starts_at),
    incident_id bigint references incident on delete set null,
    created_at timestamptz not null,
    created_by text not null,
    ended_at timestamptz,
    ended_by text
  )`,
  `create index suppression_in_force on suppression (ends_at) where ended_at is null`,
  `create index suppression_incident on suppression (incident_id) where incident_id is not null`,

  `create table maintenance_window (
    id bigint generated always as identity primary key,
    name text not null,
    company_ids jsonb not null,
    schedule jsonb not null,
    created_at timestamptz not null,
    created_by text not null
  )`,
];
