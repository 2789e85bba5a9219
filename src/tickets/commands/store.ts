import { type Kysely, type Selectable, sql } from 'kysely';
import { hasCome, isFree } from '../../platform/database/has-come.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { Lease } from '../record/store.ts';

/** A ticket whose notes are to be read, with the fields needed of the ticket itself. */
export type NotesTurn = Selectable<Schema['ticket_notes']> & {
  readonly incident_id: number;
  readonly connectwise_id: number;
  readonly url: string | null;
  /** As ConnectWise calls the status that it has: it may have been renamed since it was chosen here. */
  readonly status_name: string | null;
};

export type CommandRow = Selectable<Schema['ticket_command']>;

/** Claims the ticket that is due the longest and that nobody reads; an expired lease is taken over. */
export async function claimNotes(
  db: Kysely<Schema>,
  { owner, until }: Lease,
  now: Date,
): Promise<NotesTurn | null> {
  const { rows } = await sql<NotesTurn>`
    update ticket_notes n set locked_by = ${owner}, locked_until = ${until}
    from ticket t
    where t.id = n.ticket_id and n.ticket_id = (
      select due.ticket_id from ticket_notes due join ticket there on there.id = due.ticket_id
      where ${hasCome('due.due_at', now)} and ${isFree('due.locked_until', now, until)}
        and there.elsewhere is null
      order by due.due_at limit 1
      for update of due skip locked
    )
    returning n.*, t.incident_id, t.connectwise_id, t.url, t.status_name
  `.execute(db);
  return rows[0] ?? null;
}

/**
 * Renews a lease that we still have, and keeps others away until the transaction ends; false if it was lost.
 */
export async function holdsNotes(
  tx: Kysely<Schema>,
  ticketId: number,
  { owner, until }: Lease,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ticket_notes')
    .set({ locked_until: until })
    .where('ticket_id', '=', ticketId)
    .where('locked_by', '=', owner)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

interface TurnEnd {
  /** The turn's own next time; waiting answers and a change seen meanwhile make it earlier. */
  readonly dueAt: Date | null;
  readonly problem: Problem | null;
  readonly failures: number;
}

/** Ends a turn. What was due before it began is done; what became due meanwhile is not. */
export async function finishNotes(
  db: Kysely<Schema>,
  turn: NotesTurn,
  owner: string,
  { dueAt, problem, failures }: TurnEnd,
): Promise<void> {
  await sql`
    update ticket_notes n set
      due_at = least(${dueAt}::timestamptz,
        case when n.changed_at is distinct from ${turn.changed_at}::timestamptz then n.due_at end,
        (select min(answer_due_at) from ticket_command where ticket_id = n.ticket_id)),
      problem = ${problem === null ? null : json(problem)},
      settled = n.settled or (${failures} = 0 and n.changed_at is not distinct from ${turn.changed_at}::timestamptz),
      failures = ${failures},
      locked_by = null,
      locked_until = null
    where n.ticket_id = ${turn.ticket_id} and n.locked_by = ${owner}
  `.execute(db);
}

/** Releases every lease. Only if nobody else can be working. */
export async function releaseNotes(db: Kysely<Schema>): Promise<void> {
  await db
    .updateTable('ticket_notes')
    .set({ locked_by: null, locked_until: null })
    .where('locked_by', 'is not', null)
    .execute();
}

/** When the next ticket is due and free; null if none is. */
export async function nextNotesAt(db: Kysely<Schema>): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(greatest(due.due_at, due.locked_until)) as at
    from ticket_notes due join ticket there on there.id = due.ticket_id
    where due.due_at is not null and there.elsewhere is null
  `.execute(db);
  return rows[0]?.at ?? null;
}

/** Why a chosen status is not acted upon at the moment; null where nothing is known against it. */
export async function statusProblem(db: Kysely<Schema>): Promise<Problem | null> {
  const row = await db
    .selectFrom('ticket_notes')
    .select('problem')
    .where(sql<string>`problem->>'code'`, '=', 'acting.trail_unreadable')
    .orderBy('ticket_id', 'desc')
    .executeTakeFirst();
  return row?.problem ?? null;
}

/** The commands of a ticket without an answer, oldest first. */
export async function pendingAnswers(db: Kysely<Schema>, ticketId: number): Promise<CommandRow[]> {
  return db
    .selectFrom('ticket_command')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('answer_due_at', 'is not', null)
    .orderBy('id')
    .execute();
}

type AnswerChange = Partial<
  Pick<
    CommandRow,
    | 'answer_state'
    | 'answer_looks'
    | 'answer_searched_by'
    | 'answer_failures'
    | 'answer_due_at'
    | 'answered_at'
    | 'problem'
  >
>;

/** Stores the state of an answer, if we still have the ticket; false if its lease was lost. */
export async function changeAnswer(
  tx: Kysely<Schema>,
  { id, ticket_id: ticketId }: CommandRow,
  lease: Lease,
  { problem, ...change }: AnswerChange,
): Promise<boolean> {
  if (!(await holdsNotes(tx, ticketId, lease))) return false;
  await tx
    .updateTable('ticket_command')
    .set({
      ...change,
      ...(problem === undefined ? {} : { problem: problem === null ? null : json(problem) }),
    })
    .where('id', '=', id)
    .execute();
  return true;
}
