import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Counted } from '../resolver/protocol.ts';

/**
 * Adds what was counted since the last time to the hours of the companies. Counts whose company was deleted meanwhile
 * are left out.
 */
export async function storeCounts(
  db: Kysely<Schema>,
  take: () => Promise<readonly Counted[]>,
): Promise<void> {
  const counts = (await take()).filter(({ queries }) => queries > 0);
  if (counts.length === 0) return;
  const rows = counts.map(({ hour, ...count }) => ({ ...count, hour: new Date(hour).toISOString() }));
  await sql`
    insert into dns_count as c (hour, company_id, queries, blocked, watched, cached)
    select hour, company, queries, blocked, watched, cached
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as n(hour timestamptz, company bigint, queries bigint, blocked bigint, watched bigint, cached bigint)
    where company is null or exists (select from company where id = company)
    on conflict on constraint dns_count_once do update set
      queries = c.queries + excluded.queries, blocked = c.blocked + excluded.blocked,
      watched = c.watched + excluded.watched, cached = c.cached + excluded.cached
  `.execute(db);
}
