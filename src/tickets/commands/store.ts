import { type Kysely, type Selectable, sql } from 'kysely';
import { hasCome } from '../../platform/database/has-come.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Problem } from '../../platform/values/problem.ts';
import {
  claimNext,
  finish,
  type Lease,
  type Leased,
  nextDue,
  releaseAll,
  renew,
} from '../../platform/work/lease.ts';

/** A ticket whose notes must be read, with the needed fields of the ticket. */
export type NotesTurn = Selectable<Schema['ticket_notes']> & {
  readonly incident_id: number;
  readonly connectwise_id: number;
  readonly url: string | null;
  /** ConnectWise's present name of its status, which may have been renamed since it was chosen here. */
  readonly status_name: string | null;
};

export type CommandRow = Selectable<Schema['ticket_command']>;

const notes: Leased = {
  table: 'ticket_notes',
  key: 'ticket_id',
  dueAt: 'due_at',
  among: sql`not exists (select from ticket t where t.id = ticket_notes.ticket_id and t.elsewhere is not null)`,
};

/** Claims the ticket that has been due the longest and that nobody reads; an expired lease is taken over. */
export async function claimNotes(db: Kysely<Schema>, lease: Lease, now: Date): Promise<NotesTurn | null> {
  const due = hasCome('due_at', now);
  const row = await claimNext<Selectable<Schema['ticket_notes']>>(db, notes, lease, { now, due });
  if (row === null) return null;
  const { rows } = await sql<Omit<NotesTurn, keyof typeof row>>`
    select incident_id, connectwise_id, url, status_name from ticket where id = ${row.ticket_id}`.execute(db);
  return rows[0] === undefined ? null : { ...row, ...rows[0] };
}

/** Renews a lease that we still have, and keeps others away until the transaction ends; false if it was lost. */
export const holdsNotes = (tx: Kysely<Schema>, ticketId: number, lease: Lease): Promise<boolean> =>
  renew(tx, notes, ticketId, lease);

interface TurnEnd {
  /** When the turn itself is due next; waiting answers and a change seen meanwhile make it earlier. */
  readonly dueAt: Date | null;
  readonly problem: Problem | null;
  readonly failures: number;
}

/** Ends a turn. It handled what was due when it began, but not what became due meanwhile. */
export async function finishNotes(
  db: Kysely<Schema>,
  turn: NotesTurn,
  owner: string,
  { dueAt, problem, failures }: TurnEnd,
): Promise<void> {
  const isUnchanged = sql`changed_at is not distinct from ${turn.changed_at}::timestamptz`;
  await finish(db, notes, turn.ticket_id, owner, {
    due_at: sql`least(${dueAt}::timestamptz, case when not (${isUnchanged}) then due_at end,
      (select min(answer_due_at) from ticket_command c where c.ticket_id = ticket_notes.ticket_id))`,
    problem: problem === null ? null : json(problem),
    settled: sql`settled or (${failures} = 0 and ${isUnchanged})`,
    failures,
  });
}

/** Releases every lease. Only if nobody else can be working. */
export const releaseNotes = (db: Kysely<Schema>): Promise<void> => releaseAll(db, notes);

/** When the next ticket is due and free; null if none is. */
export const nextNotesAt = (db: Kysely<Schema>): Promise<Date | null> => nextDue(db, notes);

/** Why Picket does not act on a chosen status at the moment; null if no problem is known. */
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
