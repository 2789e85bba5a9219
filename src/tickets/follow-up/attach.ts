import type { NewDocument } from '../../connectwise/client/document-types.ts';
import { capabilityState, mayDo, rights } from '../../connectwise/connection/rights.ts';
import { findIncident } from '../../incidents/store.ts';
import { countedSearches } from '../../platform/database/has-come.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { plural } from '../../platform/values/text.ts';
import { ticketContents } from '../contents/ticket-contents.ts';
import { type DeliveryWorker, inMs, leaseOf } from '../deliver/worker.ts';
import { problems } from '../record/problems.ts';
import type { TicketRow } from '../record/store.ts';
import { clientOfTickets } from '../sync/account.ts';
import { type DetectionsFile, detectionsFile } from './detections-file.ts';
import { type Attaching, recordAttachment } from './record-attachment.ts';
import { type OperationRow, renewOperation, searchLater, stillOurs, tryLater } from './store.ts';

const longestWaitMs = 24 * 3_600_000;

/**
 * Attaches the detections of an incident to its ticket, once. The file is committed as being sent before it is sent.
 * After a lost answer or a lost worker, the file is searched by its title, which has the reference, before it is sent
 * again.
 */
export async function attachDetections(
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
  const attaching =
    operation.state === 'queued'
      ? await send(worker, operation, ticket, signal)
      : await look(worker, operation, ticket, signal);
  if (attaching !== null) await recordAttachment(worker, { operation, ticket }, attaching);
}

async function send(
  worker: DeliveryWorker,
  operation: OperationRow,
  ticket: TicketRow,
  signal?: AbortSignal,
): Promise<Attaching | null> {
  const { connectwise_id: number, life, elsewhere } = ticket;
  if (number === null || life === 'deleted' || elsewhere !== null) return { what: 'withdrawn' };
  const client = await clientOfTickets(worker.db, worker.connectWise);
  if (client === null)
    return { what: 'later', change: { state: 'queued', next_attempt_at: inMs(worker, 60_000) } };
  if (life === null) return untilRead(worker, operation);
  const document = await makeDocument(worker, operation, ticket);
  if (document === null) return { what: 'withdrawn' };
  if (!(await noteSending(worker, operation, document.title))) return null;
  // The last moment at which a lost lease can still stop the request.
  const beforeSend = () => renewOperation(worker.db, operation.id, leaseOf(worker)).catch(() => false);
  const outcome = await client.addDocument(number, document, signal, beforeSend);
  switch (outcome.outcome) {
    case 'done':
      return { what: 'attached' };
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

/**
 * A new ticket is read within a minute. Before that, the connection may lead to another ConnectWise. If the role never
 * shows the ticket, this must not wait for ever.
 */
function untilRead(worker: DeliveryWorker, { queued_at: queuedAt, failures }: OperationRow): Attaching {
  if (worker.clock.now().getTime() - queuedAt.getTime() > longestWaitMs) return { what: 'withdrawn' };
  return { what: 'later', change: tryLater(worker, { state: 'queued', failures }, null) };
}

/** The file; null if it is not wanted any more, or if there is nothing to attach. */
async function makeDocument(
  worker: DeliveryWorker,
  { reference }: OperationRow,
  { incident_id: incidentId }: TicketRow,
): Promise<NewDocument | null> {
  const { db } = worker;
  const wanted = (await loadSetting(db, ticketContents)).attachDetections;
  if (!wanted || !mayDo(await loadSetting(db, rights), 'attachments')) return null;
  const incident = await findIncident(db, incidentId);
  const file = incident === null ? null : await detectionsFile(db, incident);
  if (file === null) return null;
  return {
    title: titleOf(file, incidentId, reference),
    fileName: `picket-incident-${incidentId}-detections.csv`,
    content: file.content,
    type: 'text/csv; charset=utf-8',
  };
}

const titleOf = ({ rows, isCut }: DetectionsFile, incidentId: number, reference: string) =>
  `${isCut ? `The newest ${rows} detections` : plural(rows, 'detection')} of incident ${incidentId} (${reference})`;

/** Stores that the file is being sent; false if the lease was lost. */
function noteSending(worker: DeliveryWorker, operation: OperationRow, title: string): Promise<boolean> {
  return transaction(worker.db, async (tx) => {
    if (!(await stillOurs(tx, operation, worker.owner))) return false;
    const lease = leaseOf(worker);
    await tx
      .updateTable('ticket_operation')
      .set({
        state: 'sending',
        // If this process ends from here on, the searches start over.
        looks: 0,
        searched_by: null,
        content: title,
        sent_at: worker.clock.now(),
        locked_until: lease.until,
        next_attempt_at: lease.until,
      })
      .where('id', '=', operation.id)
      .execute();
    return true;
  });
}

/** Searches for a file with an unknown outcome. If it is certainly absent, it is sent again. */
async function look(
  worker: DeliveryWorker,
  operation: OperationRow,
  ticket: TicketRow,
  signal?: AbortSignal,
): Promise<Attaching> {
  const number = ticket.connectwise_id ?? 0;
  if (ticket.elsewhere !== null) return { what: 'given_up', problem: problems.attachmentUnknown(number) };
  const client = await clientOfTickets(worker.db, worker.connectWise);
  const again = (waitMs: number, looks: number): Attaching => ({
    what: 'later',
    change: { state: 'unknown', looks, searched_by: worker.node, next_attempt_at: inMs(worker, waitMs) },
  });
  const counted = countedSearches(
    { by: operation.searched_by, searches: operation.looks, plannedAt: operation.next_attempt_at },
    worker.node,
    worker.clock.now(),
  );
  if (client === null) return again(60_000, counted);
  const read = await client.documents(number, signal);
  if (!read.ok) {
    // It cannot be determined whether it exists: a missing file is better than a duplicate.
    if (read.problem.retry === 'never') return { what: 'given_up', problem: read.problem };
    const change = tryLater(worker, { ...operation, state: 'unknown' }, read.problem);
    return { what: 'later', change: { ...change, looks: counted, searched_by: worker.node } };
  }
  if (read.value.some(({ title }) => title.includes(operation.reference))) return { what: 'attached' };
  const looks = counted + 1;
  const delay = worker.searchDelaysMs[looks];
  if (delay !== undefined) return again(delay, looks);
  // An empty list proves the absence of our file only for a role that sees every attachment.
  const sight = capabilityState(await loadSetting(worker.db, rights), 'attachments');
  return sight === 'granted'
    ? { what: 'later', change: { state: 'queued', looks, next_attempt_at: worker.clock.now() } }
    : { what: 'given_up', problem: problems.attachmentUnknown(number) };
}
