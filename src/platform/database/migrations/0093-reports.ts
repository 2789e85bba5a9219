import { type Kysely, sql } from 'kysely';

/**
 * Company pages and reports read the rows of one company from large tables, so each index begins with the company. None
 * of these columns changes after the insert, so updates of an incident stay within its page.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index incident_company_opened on incident (company_id, opened_at)`,
  `create index detection_tally_company on detection_tally (value, hour) where kind = 'company'`,
  `create index dns_count_company on dns_count (company_id, hour)`,
  // Until now hourly counts were kept as long as detections. From now on they are kept as long as incidents, so that
  // the report of a past month stays complete. The first day that is kept completely is stored.
  `insert into setting (name, value, updated_at, updated_by)
    select 'reportsCompleteSince',
      to_jsonb(to_char((now() - (greatest(35, coalesce(
        (select (value ->> 'detectionDays')::int from setting where name = 'retention'), 90)) - 1) * interval '1 day')
        at time zone 'UTC', 'YYYY-MM-DD"T00:00:00Z"')),
      date_trunc('day', now() at time zone 'UTC') at time zone 'UTC', 'picket'
    where exists (select from detection_tally)
    on conflict (name) do nothing`,
];
