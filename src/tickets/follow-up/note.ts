import type { Kysely } from 'kysely';
import { mayDo, rights } from '../../connectwise/connection/rights.ts';
import type { Incident } from '../../incidents/incident.ts';
import { incidentSettings } from '../../incidents/incident-settings.ts';
import { type RecurrenceSettings, recurrenceSettings } from '../../incidents/recurrence-settings.ts';
import { severityOf } from '../../incidents/severity.ts';
import { severitySettings } from '../../incidents/severity-settings.ts';
import { lockIncident } from '../../incidents/store.ts';
import { countedSearches } from '../../platform/database/has-come.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { ReportedState } from '../../platform/database/schema-tickets.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { loadSetting, loadSettings } from '../../platform/settings/store.ts';
import { composeRollUpNews, shownIncidents } from '../compose/compose-roll-up.ts';
import { compositionOf } from '../compose/load-composition.ts';
import { describeMoment } from '../compose/variables.ts';
import { ticketContents } from '../contents/ticket-contents.ts';
import { type DeliveryWorker, inMs, leaseOf } from '../deliver/worker.ts';
import { nextSteps } from '../next-steps/next-steps.ts';
import { problems } from '../record/problems.ts';
import { reportedOf } from '../record/reported.ts';
import type { TicketRow } from '../record/store.ts';
import { loadCovered } from '../roll-ups/load-covered.ts';
import { severityOfRollUp } from '../roll-ups/severity.ts';
import { clientOfTickets } from '../sync/account.ts';
import { composeNote, withReference } from './compose-note.ts';
import { isNoteDue, newsOf } from './news.ts';
import { type Noting, recordNote } from './record-note.ts';
import {
  finishOperation,
  type OperationRow,
  renewOperation,
  searchLater,
  stillOurs,
  tryLater,
} from './store.ts';

/**
 * Adds a note to an open ticket, once. The note is committed before it is sent. After a lost answer or a lost worker,
 * it is searched in the ticket before it is sent again.
 */
export async function takeNote(
  worker: DeliveryWorker,
  operation: OperationRow,
  signal?: AbortSignal,
): Promise<void> {
  const ticket = await worker.db
    .selectFrom('ticket')
    .selectAll()
    .where('id', '=', operation.ticket_id)
    .executeTakeFirst();
  // Retention deleted the ticket and this follow-up.
  if (ticket === undefined) return;
  const noting =
    operation.state === 'queued'
      ? await send(worker, operation, ticket, signal)
      : await look(worker, operation, ticket, signal);
  if (noting !== null) await recordNote(worker, { operation, ticket }, noting);
}

async function send(
  worker: DeliveryWorker,
  operation: OperationRow,
  ticket: TicketRow,
  signal?: AbortSignal,
): Promise<Noting | null> {
  const client = await clientOfTickets(worker.db, worker.connectWise);
  if (client === null)
    return { what: 'later', change: { state: 'queued', next_attempt_at: inMs(worker, 60_000) } };
  const text = await transaction(worker.db, (tx) => prepare(worker, tx, operation, ticket));
  if (text === null) return null;
  // The last moment at which a lost lease can still stop the request.
  const beforeSend = () => renewOperation(worker.db, operation.id, leaseOf(worker)).catch(() => false);
  const { notesIn } = await loadSetting(worker.db, ticketContents);
  const note = { text, internal: notesIn === 'internal' };
  const outcome = await client.addNote(ticket.connectwise_id ?? 0, note, signal, beforeSend);
  switch (outcome.outcome) {
    case 'done':
      return { what: 'noted' };
    case 'refused':
      return { what: 'refused', problem: outcome.problem };
    case 'unknown':
      return {
        what: 'later',
        change: searchLater(worker, outcome.problem),
      };
    case 'not_sent': {
      const { failures } = operation;
      const change = tryLater(worker, { state: 'queued', failures }, outcome.problem, outcome.retryAfterMs);
      return { what: 'later', change };
    }
  }
}

/** Composes the present news, and stores that it is being sent; null if there is nothing left to report. */
async function prepare(
  worker: DeliveryWorker,
  tx: Kysely<Schema>,
  operation: OperationRow,
  ticket: TicketRow,
): Promise<string | null> {
  const now = worker.clock.now();
  const incident = await lockIncident(tx, ticket.incident_id);
  if (incident === null || !(await stillOurs(tx, operation, worker.owner))) return null;
  const settings = await loadSetting(tx, recurrenceSettings);
  const { told, told_at: toldAt, life, elsewhere } = ticket;
  const may = settings.notes && mayDo(await loadSetting(tx, rights), 'notes');
  const isOpen = incident.state === 'open' && life === 'open' && elsewhere === null;
  const composed =
    may && isOpen && told !== null && toldAt !== null
      ? await composeNews(worker, tx, incident, { told, toldAt, reference: operation.reference, settings })
      : null;
  if (composed === null) {
    await finishOperation(tx, operation.id, worker.owner, { state: 'withdrawn', next_attempt_at: null });
    return null;
  }
  const lease = leaseOf(worker);
  await tx
    .updateTable('ticket_operation')
    .set({
      state: 'sending',
      // If this process ends from here on, the searches start over.
      looks: 0,
      searched_by: null,
      content: composed.text,
      names: composed.names === null ? null : json([...composed.names]),
      told: json(reportedOf(incident)),
      sent_at: now,
      locked_until: lease.until,
      next_attempt_at: lease.until,
    })
    .where('id', '=', operation.id)
    .execute();
  return composed.text;
}

interface Note {
  readonly text: string;
  /** The incidents that a note on a roll-up’s ticket names; null for other notes. */
  readonly names: readonly number[] | null;
}

interface NoteContext {
  readonly told: ReportedState;
  readonly toldAt: Date;
  readonly reference: string;
  readonly settings: RecurrenceSettings;
}

/** The news of an incident, or of the incidents that a roll-up covers; null if there is nothing to report now. */
async function composeNews(
  worker: DeliveryWorker,
  tx: Kysely<Schema>,
  incident: Incident,
  { told, toldAt, reference, settings }: NoteContext,
): Promise<Note | null> {
  const set = await loadSettings(tx, {
    settings: incidentSettings,
    severities: severitySettings,
    nextSteps,
  });
  const isRollUp = incident.kind !== 'detections';
  const composition = await compositionOf(tx, incident, worker, {
    defangDomains: set.settings.defangDomains,
    severity:
      (isRollUp ? await severityOfRollUp(tx, incident.id) : null) ?? severityOf(incident, set.severities),
    nextSteps: set.nextSteps,
  });
  if (isRollUp) {
    const covered = await loadCovered(tx, incident.id, { shown: shownIncidents, unnamed: true });
    const rest = composeRollUpNews({ ...composition, covered }, toldAt);
    return rest && { text: withReference(rest.text, reference), names: rest.names };
  }
  const news = newsOf(told, incident);
  if (!isNoteDue(news, { toldAt, now: worker.clock.now() }, settings)) return null;
  const text = composeNote(composition, news, describeMoment(toldAt, worker.timeZone));
  return { text: withReference(text, reference), names: null };
}

/** Searches for a note with an unknown outcome. If the last search does not find it, it is sent again. */
async function look(
  worker: DeliveryWorker,
  operation: OperationRow,
  ticket: TicketRow,
  signal?: AbortSignal,
): Promise<Noting> {
  const client = await clientOfTickets(worker.db, worker.connectWise);
  const later = (waitMs: number, looks: number): Noting => ({
    what: 'later',
    change: { state: 'unknown', looks, searched_by: worker.node, next_attempt_at: inMs(worker, waitMs) },
  });
  const counted = countedSearches(
    { by: operation.searched_by, searches: operation.looks, plannedAt: operation.next_attempt_at },
    worker.node,
    worker.clock.now(),
  );
  if (client === null) return later(60_000, counted);
  const read = await client.notes(ticket.connectwise_id ?? 0, signal);
  if (!read.ok) {
    // It cannot be determined whether it exists: a missing note is better than a duplicate.
    if (read.problem.retry === 'never') return { what: 'given_up', problem: read.problem };
    const change = tryLater(worker, { ...operation, state: 'unknown' }, read.problem);
    return { what: 'later', change: { ...change, looks: counted, searched_by: worker.node } };
  }
  if (read.value.some(({ text }) => text.includes(operation.reference))) return { what: 'noted' };
  const looks = counted + 1;
  const delay = worker.searchDelaysMs[looks];
  if (delay !== undefined) return later(delay, looks);
  // A ticket's description is one of its notes: an answer without any note does not prove that ours is absent.
  if (read.value.length === 0)
    return { what: 'given_up', problem: problems.notesNotShown(ticket.connectwise_id ?? 0) };
  return { what: 'later', change: { state: 'queued', looks, next_attempt_at: worker.clock.now() } };
}
