import { type Kysely, sql } from 'kysely';

/**
 * Which ConnectWise configuration each device of a ticket is linked to, and the configurations that people pinned for later
 * incidents. `schema-tickets.ts` alone declares which kinds of follow-ups there are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ticket_operation drop constraint if exists ticket_operation_kind_check`.execute(db);
  await sql`
    create table ticket_device (
      id bigint generated always as identity primary key,
      ticket_id bigint not null references ticket on delete cascade,
      device text not null,
      state text not null,
      configuration_id bigint,
      configuration_name text,
      found_by text,
      -- A configuration that is to be removed from the ticket first.
      remove_id bigint,
      candidates jsonb,
      problem jsonb,
      chosen_by text,
      changed_at timestamptz not null,
      constraint ticket_device_once unique (ticket_id, device)
    )`.execute(db);
  await sql`create index ticket_device_waiting on ticket_device (ticket_id) where state = 'waiting'`.execute(
    db,
  );
  await sql`
    create table device_pin (
      id bigint generated always as identity primary key,
      company_id bigint not null references company on delete cascade,
      device text not null,
      connectwise_company_id bigint not null,
      configuration_id bigint not null,
      configuration_name text not null,
      pinned_by text not null,
      pinned_at timestamptz not null,
      constraint device_pin_once unique (company_id, device)
    )`.execute(db);
}
