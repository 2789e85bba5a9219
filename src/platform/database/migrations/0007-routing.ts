import { type Kysely, sql } from 'kysely';

/** Routing rules, in the order in which they are tried; and by which of them a ticket was sent where it was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table routing_rule (
      id bigint generated always as identity primary key,
      position integer not null,
      name text not null,
      enabled boolean not null,
      matches jsonb not null,
      destination jsonb not null,
      problem jsonb,
      problem_since timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`create unique index routing_rule_name on routing_rule (lower(name))`.execute(db);
  await sql`alter table ticket add column routing jsonb`.execute(db);
}
