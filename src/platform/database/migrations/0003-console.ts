import { type Kysely, sql } from 'kysely';

/**
 * What the console needs: orders to list in that stay fast with a million rows, hourly counts for its charts, and
 * incidents that a person skipped.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table incident
    add column skipped_at timestamptz,
    add column skipped_by text,
    add column skip_note text,
    -- Lists are ordered by when an incident was last seen and by its count, but an index of either would end the
    -- heap-only updates of 0001, since every batch changes both. These change once an hour, and once the count
    -- doubles: an index of them leaves little to sort, and the updates as they were.
    add column last_seen_hour timestamptz not null
      generated always as (date_bin('1 hour', last_seen_at, timestamptz '2000-01-01 00:00:00Z')) stored,
    add column detection_magnitude integer not null
      generated always as (floor(ln(greatest(detection_count, 1)::float8) / ln(2::float8))::integer) stored`,
  `create index incident_last_seen on incident (last_seen_hour)`,
  `create index incident_count on incident (detection_magnitude)`,
  `create index incident_company on incident (company_id, last_seen_hour)`,
  `create index incident_first_seen on incident (first_seen_at, id)`,
  `create index incident_opened on incident (opened_at)`,
  `create index incident_domain on incident ((coalesce(registrable_domain, '')) collate "C", id)`,
  `create index incident_device on incident ((coalesce(device, '')) collate "C", id)`,
  `create index company_name on company (name collate "C", id)`,
  `create index ticket_created on ticket (created_at) where created_at is not null`,

  // Two and no more: each costs every detection that is ever stored. By domain and device they are listed in the
  // order of their incidents, which have indexes for that.
  `create index detection_occurred on detection (occurred_at, id)`,
  `create index detection_company on detection (company_id, occurred_at, id)`,

  // Counted when they are stored: counting a month of them anew for each look at the overview takes seconds.
  `create table detection_tally (
    id bigint generated always as identity primary key,
    source_id bigint not null references source on delete cascade,
    kind text not null check (kind in ('company', 'domain', 'reason', 'device')),
    hour timestamptz not null,
    value text not null,
    count bigint not null,
    constraint detection_tally_once unique (kind, hour, source_id, value)
  ) with (fillfactor = 70)`,
  `insert into detection_tally (source_id, kind, hour, value, count)
    select d.source_id, t.kind, date_bin('1 hour', d.occurred_at, timestamptz '2000-01-01 00:00:00Z'), t.value, count(*)
    from detection d
    join incident i on i.id = d.incident_id
    cross join lateral (
      select 'company', d.company_id::text
      union all select 'domain', coalesce(i.registrable_domain, d.domain)
      union all select 'device', coalesce(d.device_name, d.client_address)
      union all select distinct 'reason', reason from unnest(d.reasons) as reason
    ) as t(kind, value)
    where t.value is not null
    group by 1, 2, 3, 4`,
];
