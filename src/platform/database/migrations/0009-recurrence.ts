import { type Kysely, sql } from 'kysely';

/**
 * What is seen again: which closed incident it belongs to, what a ticket has told of already, and what is done with
 * tickets that are there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Only what a ticket closed is opened again, so that this index stays small.
  `create index incident_closed_by_ticket on incident (company_id, key, closed_at)
    where state = 'closed' and closed_reason in ('resolved', 'ticket_deleted', 'ticket_elsewhere')`,

  `alter table ticket
    -- What the incident was when ConnectWise was last told of it, and when that was.
    add column told jsonb,
    add column told_at timestamptz`,
  `create index ticket_told on ticket (told_at) where state = 'created' and life = 'open'`,

  // What is done with a ticket after it was created. A note is not done twice: it bears its reference.
  `create table ticket_operation (
    id bigint generated always as identity primary key,
    ticket_id bigint not null references ticket on delete cascade,
    kind text not null check (kind in ('reopen', 'note')),
    state text not null check (state in ('queued', 'sending', 'unknown', 'done', 'refused', 'withdrawn')),
    reference text not null unique,
    content text,
    told jsonb,
    failures integer not null default 0,
    looks integer not null default 0,
    next_attempt_at timestamptz,
    locked_by text,
    locked_until timestamptz,
    problem jsonb,
    queued_at timestamptz not null,
    sent_at timestamptz,
    done_at timestamptz
  )`,
  `create unique index ticket_operation_pending on ticket_operation (ticket_id, kind)
    where state in ('queued', 'sending', 'unknown')`,
  `create index ticket_operation_ticket on ticket_operation (ticket_id, id)`,
  `create index ticket_operation_due on ticket_operation (next_attempt_at) where next_attempt_at is not null`,
];
