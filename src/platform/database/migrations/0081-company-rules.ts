import { type Kysely, sql } from 'kysely';

/** The rules of one company: whether it gets tickets, the priority of each severity, and quiet hours. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table company_rule (
      company_id bigint primary key references company on delete cascade,
      tickets boolean not null default true,
      why text,
      priorities jsonb not null default '{}',
      priority_problem jsonb,
      quiet jsonb,
      updated_at timestamptz not null,
      updated_by text not null
    )`.execute(db);
}
