import { type Kysely, sql } from 'kysely';

/** How long upstreams take, by company and hour: of the questions that they answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table dns_count
    add column forwarded bigint not null default 0,
    add column upstream_ms bigint not null default 0`.execute(db);
}
