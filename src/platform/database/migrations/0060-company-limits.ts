import { type Kysely, sql } from 'kysely';

/**
 * Users and tokens that may see only some companies. `limited` is a separate column: if the last company of a limited
 * user is deleted, the user sees nothing, never everything.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "user" add column limited boolean not null default false`.execute(db);
  await sql`alter table api_token add column limited boolean not null default false`.execute(db);
  await sql`
    create table company_limit (
      id bigint generated always as identity primary key,
      user_id text references "user" on delete cascade,
      token_id bigint references api_token on delete cascade,
      company_id bigint not null references company on delete cascade,
      constraint company_limit_of_one check (num_nonnulls(user_id, token_id) = 1),
      constraint company_limit_user unique (user_id, company_id),
      constraint company_limit_token unique (token_id, company_id)
    )`.execute(db);
  await sql`create index company_limit_company on company_limit (company_id)`.execute(db);
}
