import type { NoteRecord } from '../../connectwise/client/ticket-types.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { connectionHealth } from '../../connectwise/connection/connection.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { backoffMs } from '../../platform/values/backoff.ts';
import { type Problem, toProblem } from '../../platform/values/problem.ts';
import { clientOfTickets } from '../sync/account.ts';
import { type ActingSettings, actingSettings } from './acting-settings.ts';
import { followRequest, type Request } from './follow-note.ts';
import { parseNote } from './parse-note.ts';
import { actingProblems } from './problems.ts';
import { statusChosen } from './status-chosen.ts';
import { claimNotes, finishNotes, type NotesTurn } from './store.ts';
import { leaseFrom, type NotesWorker } from './worker.ts';
import { writeAnswers } from './write-answer.ts';

/** ConnectWise reports changes to the second, so a later change in the same second may have been missing. */
const sameMomentMs = 10_000;
const restMs = 60_000;

/** Reads the notes of the ticket that is due, and follows and answers their commands; false if none is due. */
export async function fetchNextTicket(worker: NotesWorker, signal: AbortSignal): Promise<boolean> {
  const { db, clock, owner, random } = worker;
  const begun = clock.now();
  // The client is read before the claim, so that no ticket is claimed if the connection then leads to another
  // ConnectWise.
  const client = await clientOfTickets(db, worker.connectWise);
  const turn = await claimNotes(db, leaseFrom(worker), begun);
  if (turn === null) return false;
  const finish = (dueAt: Date | null, problem = turn.problem, failures = turn.failures) =>
    finishNotes(db, turn, owner, { dueAt, problem, failures });
  const later = (ms: number) => new Date(clock.now().getTime() + ms);

  try {
    return await fetchTurn(worker, turn, { client, finish, later }, signal);
  } catch (thrown) {
    // This ticket waits with its problem; the others go on.
    const failures = turn.failures + 1;
    await finish(later(restMs + backoffMs(failures, random)), toProblem(thrown), failures);
    throw thrown;
  }
}

interface Turn {
  readonly client: ConnectWise | null;
  readonly finish: (dueAt: Date | null, problem?: Problem | null, failures?: number) => Promise<void>;
  readonly later: (ms: number) => Date;
}

async function fetchTurn(
  worker: NotesWorker,
  turn: NotesTurn,
  { client, finish, later }: Turn,
  signal: AbortSignal,
): Promise<boolean> {
  const { db, random } = worker;
  const { state } = await loadSetting(db, connectionHealth);
  if (client === null || state === 'refused' || state === 'unconfigured') {
    await finish(later(restMs));
    return true;
  }
  const read = await client.notes(turn.connectwise_id, signal);
  if (!read.ok) {
    // The ticket was deleted, so there is nobody to answer.
    const gone = read.problem.code === 'connectwise.record_not_found';
    const failures = turn.failures + 1;
    await finish(gone ? null : later(backoffMs(failures, random)), read.problem, failures);
    return true;
  }
  const settings = await loadSetting(db, actingSettings);
  const byStatus = await statusRequest(client, turn, settings, signal);
  if (settings.enabled && !(await follow(worker, turn, read.value, settings, byStatus))) return true;
  await writeAnswers(
    worker,
    turn.ticket_id,
    { client, connectWiseId: turn.connectwise_id, notes: read.value },
    signal,
  );
  if (byStatus.kind === 'unreadable') {
    const failures = turn.failures + 1;
    await finish(later(backoffMs(failures, random)), byStatus.problem, failures);
    return true;
  }
  await finish(turn.settled ? null : later(sameMomentMs), null, 0);
  return true;
}

/** False if another worker has the ticket now. */
async function follow(
  worker: NotesWorker,
  turn: NotesTurn,
  notes: readonly NoteRecord[],
  settings: ActingSettings,
  byStatus: ByStatus,
): Promise<boolean> {
  const requests = [
    ...notes.flatMap((note) => requestOf(note, turn, settings)),
    ...(byStatus.kind === 'chosen' ? [byStatus.request] : []),
  ];
  for (const request of requests) {
    if (!(await followRequest(worker, turn, request, settings))) return false;
  }
  if (requests.length > 0) worker.changed();
  const last = notes.reduce((highest, { id }) => Math.max(highest, id), turn.last_note_id);
  await worker.db
    .updateTable('ticket_notes')
    // If it is not proven yet who chose the status, it is read again.
    .set({
      last_note_id: last,
      ...(byStatus.kind === 'none' || byStatus.kind === 'chosen' ? { acted_status_id: turn.status_id } : {}),
    })
    .where('ticket_id', '=', turn.ticket_id)
    .where('locked_by', '=', worker.owner)
    .execute();
  return true;
}

/** The commands of a note, if a member wrote it by hand after acting from tickets was enabled. */
function requestOf(
  { id, text, member, createdBy, createdAt, byContact }: NoteRecord,
  turn: NotesTurn,
  { since }: ActingSettings,
): Request[] {
  if (id <= turn.last_note_id || member === undefined || byContact) return [];
  // A program wrote it in a member's name, or it comes from an e-mail, whose sender can be forged. If ConnectWise does
  // not name the author, nobody is accountable for it.
  if (createdBy?.toLowerCase() !== member.toLowerCase()) return [];
  // ConnectWise reports times in seconds.
  const from = since === null ? null : Math.floor(Date.parse(since) / 1000) * 1000;
  if (createdAt === undefined || from === null || createdAt.getTime() < from) return [];
  const lines = parseNote(text);
  const shown = lines.map(({ domain, why }) => `picket: allow ${domain} ${why}`.trim()).join(' · ');
  return lines.length === 0 ? [] : [{ noteId: id, member, shown, lines }];
}

/** The request that the status of a ticket makes. `unproven`: the audit trail may be behind, and is read once more. */
type ByStatus =
  | { readonly kind: 'none' | 'unproven' }
  | { readonly kind: 'chosen'; readonly request: Request }
  | { readonly kind: 'unreadable'; readonly problem: Problem };

/** Picket acts on a status only if the audit trail shows who chose it, after acting was enabled. */
async function statusRequest(
  client: ConnectWise,
  turn: NotesTurn,
  { enabled, status, since }: ActingSettings,
  signal: AbortSignal,
): Promise<ByStatus> {
  if (!enabled || status === null || turn.status_id !== status.id || turn.acted_status_id === status.id)
    return { kind: 'none' };
  const trail = await client.ticketAudit(turn.connectwise_id, signal);
  if (!trail.ok) return { kind: 'unreadable', problem: actingProblems.trailUnreadable(trail.problem) };
  const chosen = statusChosen(trail.value, turn.status_name ?? status.name);
  if (chosen === null) return { kind: turn.settled ? 'none' : 'unproven' };
  if (since === null || chosen.at.getTime() < Math.floor(Date.parse(since) / 1000) * 1000)
    return { kind: 'none' };
  const lines = [
    { domain: '', why: `The status “${status.name}” was set in ticket ${turn.connectwise_id}.` },
  ];
  const { member } = chosen;
  return { kind: 'chosen', request: { noteId: null, member, shown: `Status “${status.name}”`, lines } };
}
