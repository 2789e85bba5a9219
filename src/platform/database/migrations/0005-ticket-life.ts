import { type Kysely, sql } from 'kysely';

/**
 * What ConnectWise says of a ticket after it was created, and where the reading of that stands. `ticket.state` stays
 * the state of delivery; these columns are written by sync alone (and `elsewhere` by who changes the connection).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table ticket
    add column life text check (life in ('open', 'closed', 'deleted')),
    add column status_name text,
    add column board_name text,
    add column connectwise_company_id integer,
    add column connectwise_company_name text,
    add column closed_at timestamptz,
    -- The ticket that a person merged it into; then its life is the other's.
    add column merged_into integer,
    -- Since when it is not found. It takes more than one look to believe that.
    add column missing_since timestamptz,
    add column read_at timestamptz,
    add column read_due_at timestamptz,
    -- The Company ID of the ConnectWise that has it, where the connection leads to another one now.
    add column elsewhere text`,
  `update ticket set read_due_at = created_at where state = 'created'`,
  `create index ticket_read_due on ticket (read_due_at) where read_due_at is not null`,
  `create index ticket_connectwise on ticket (connectwise_id) where connectwise_id is not null`,
  `create index ticket_merged on ticket (merged_into) where merged_into is not null`,

  // One row, made by who reads first: who reads what changed, from when, and when again.
  `create table ticket_sync (
    id bigint primary key check (id = 1),
    cursor timestamptz,
    next_at timestamptz not null,
    locked_by text,
    locked_until timestamptz,
    last_success_at timestamptz,
    problem jsonb
  )`,

  // Callbacks that were taken, so that none is taken twice. A while is enough: each only has a ticket read.
  `create table callback_message (
    id text primary key,
    received_at timestamptz not null
  )`,
  `create index callback_message_received on callback_message (received_at)`,
];
