import type { NoteRecord } from '../../connectwise/client/ticket-types.ts';
import type { ConnectWise, TicketRecord } from '../../connectwise/client/types.ts';
import { capabilityState, rights } from '../../connectwise/connection/rights.ts';
import type { ClosingStatus } from '../../connectwise/services/closing-settings.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { closingProblems } from '../closing/problems.ts';
import { touchOf } from '../closing/touched.ts';
import type { DeliveryWorker } from '../deliver/worker.ts';
import type { Begun } from './begin-closing.ts';
import type { Closing } from './record-closing.ts';
import { tryLater } from './store.ts';

type Examined =
  | Closing
  | {
      readonly what: 'ready';
      readonly ticket: TicketRecord;
      readonly status: ClosingStatus;
      readonly notes: readonly NoteRecord[];
    };

/** Reads the ticket, and all that shows whether a person has worked on it. */
export async function examine(
  worker: DeliveryWorker,
  client: ConnectWise,
  { operation, number, settings, reason, ours }: Begun,
  signal?: AbortSignal,
): Promise<Examined> {
  // A request that may have been sent stays uncertain.
  const state = operation.state === 'queued' ? 'queued' : 'unknown';
  const again = (problem: Problem): Closing => ({
    what: 'later',
    change: tryLater(worker, { state, failures: operation.failures }, problem),
  });
  const refused = (problem: Problem): Closing => ({ what: 'refused', problem, right: null });
  const read = await client.ticket(number, signal);
  if (!read.ok) return again(read.problem);
  const ticket = read.value;
  // Sync finds out what happened to it.
  if (ticket === null || ticket.mergedInto !== undefined) return { what: 'left', announced: false };
  const chosen = settings.statuses.find(({ boardId }) => boardId === ticket.boardId);
  if (ticket.closed === true) {
    const isOurs = operation.step === 'status' && ticket.statusId === chosen?.id;
    return isOurs ? { what: 'closed', status: chosen?.name ?? '' } : { what: 'left', announced: false };
  }
  if (reason === null) return { what: 'left', announced: operation.step !== null };
  const board = ticket.boardName ?? String(ticket.boardId ?? '');
  if (chosen === undefined || ticket.boardId === undefined) return refused(closingProblems.noStatus(board));
  const statuses = await client.statuses(ticket.boardId, signal);
  if (!statuses.ok) return again(statuses.problem);
  const status = statuses.value.find(({ id }) => id === chosen.id);
  if (status === undefined || status.inactive || status.closed !== true)
    return refused(closingProblems.statusGone(board, chosen.name));

  const known = await loadSetting(worker.db, rights);
  const notes = await client.notes(number, signal);
  if (settings.evenIfTouched) {
    if (!notes.ok) return notes.problem.retry === 'never' ? refused(notes.problem) : again(notes.problem);
  } else {
    const evidence = {
      notes,
      member: await client.ownMember(signal),
      time: capabilityState(known, 'time') === 'granted' ? await client.timeEntries(number, signal) : null,
      audit: await client.ticketAudit(number, signal),
      ticket,
    };
    const touch = touchOf(evidence, ours);
    if (touch.what === 'later') return again(touch.problem);
    if (touch.what !== 'untouched') return refused(touch.problem);
  }
  const lately = await workedLately(
    client,
    ticket,
    { reason, quietHours: settings.quietHours },
    worker,
    signal,
  );
  if (lately !== null && operation.step === null) return refused(lately);
  return {
    what: 'ready',
    ticket,
    status: { ...chosen, name: status.name },
    notes: notes.ok ? notes.value : [],
  };
}

/** Quiet also means that nobody has changed the ticket. Only read if tickets that people worked on are closed too. */
async function workedLately(
  client: ConnectWise,
  { id, updatedAt, updatedBy }: TicketRecord,
  { reason, quietHours }: { readonly reason: { readonly kind: string }; readonly quietHours: number },
  { clock }: Pick<DeliveryWorker, 'clock'>,
  signal?: AbortSignal,
): Promise<Problem | null> {
  if (reason.kind !== 'quiet' || updatedAt === undefined || updatedBy === undefined) return null;
  if (clock.now().getTime() - updatedAt.getTime() >= quietHours * 3_600_000) return null;
  const own = await client.ownMember(signal);
  const isOurs = own.ok && own.value?.toLowerCase() === updatedBy.trim().toLowerCase();
  return isOurs ? null : closingProblems.stillWorked(id, updatedBy);
}
