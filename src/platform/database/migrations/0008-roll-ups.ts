import { type Kysely, sql } from 'kysely';

/**
 * Roll-ups: incidents that tell of others in one ticket, since these were too many for one each (a storm), or are for
 * the daily digest. They are incidents so that their tickets are delivered exactly once by the same code.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table incident
    add column kind text not null default 'detections' check (kind in ('detections', 'storm', 'digest')),
    -- The roll-up that tells of it, always of the same company, and so never deleted without it.
    add column covered_by bigint,
    add column covered_at timestamptz,
    -- When a roll-up ceased to take in more.
    add column ended_at timestamptz`,
  // Two workers cannot both open one, as with \`incident_one_open\`.
  `create unique index incident_one_gathering on incident (company_id, kind)
    where kind <> 'detections' and state = 'open' and ended_at is null`,
  `create index incident_covered on incident (covered_by, covered_at) where covered_by is not null`,
  `create index incident_covered_open on incident (covered_by) where state = 'open' and covered_by is not null`,

  // What is counted for storm control: tickets sent within the hour, and those that wait to be.
  `create index ticket_sent on ticket (sent_at) where sent_at is not null`,
  `create index ticket_queued on ticket (incident_id) where state = 'queued'`,
];
