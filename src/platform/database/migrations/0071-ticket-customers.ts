import { type Kysely, sql } from 'kysely';

/**
 * The signed-in user of a detection, for the contact of a ticket. The contact, agreement and site of a company's
 * tickets. And the fields that a ticket is sent without, since ConnectWise refused them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table detection add column user_name text`.execute(db);
  await sql`alter table ticket add column left_out text[] not null default '{}'`.execute(db);
  await sql`
    create table ticket_default (
      company_id bigint primary key references company on delete cascade,
      -- They belong to this company in ConnectWise; with another mapping they do not apply.
      connectwise_company_id bigint not null,
      agreement jsonb,
      site jsonb,
      contact jsonb,
      problem jsonb,
      changed_at timestamptz not null
    )`.execute(db);
}
