import type { Kysely } from 'kysely';
import { mayDo, rights } from '../../connectwise/connection/rights.ts';
import { type ClosingSettings, closingSettings } from '../../connectwise/services/closing-settings.ts';
import type { Incident } from '../../incidents/incident.ts';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { loadSettings } from '../../platform/settings/store.ts';
import type { ClosingReason } from '../closing/closing-reason.ts';
import { loadReasons } from '../closing/load-reasons.ts';
import type { OurMark } from '../closing/touched.ts';
import { type DeliveryWorker, leaseOf } from '../deliver/worker.ts';
import { reportedOf } from '../record/reported.ts';
import type { TicketRow } from '../record/store.ts';
import { composeClosingNote } from './compose-closing-note.ts';
import { finishOperation, type OperationRow, stillOurs } from './store.ts';

/** A closing that is due. */
export interface Begun {
  readonly operation: OperationRow;
  readonly ticketId: number;
  readonly incidentId: number;
  readonly number: number;
  readonly settings: ClosingSettings;
  /** Null: no reason to close remains. Only the outcome of a request that may have been sent is still checked. */
  readonly reason: ClosingReason | null;
  readonly ours: OurMark;
}

/** Decides once more, because the facts may have changed while it waited; null if there is nothing left to do. */
export async function beginClosing(worker: DeliveryWorker, operation: OperationRow): Promise<Begun | null> {
  return transaction(worker.db, async (tx) => {
    const scene = await loadScene(worker, tx, operation);
    if (scene === null) return null;
    const { ticket, incident, settings, reason } = scene;
    const told = operation.told ?? reportedOf(incident);
    await tx
      .updateTable('ticket_operation')
      .set({ told: json(told) })
      .where('id', '=', operation.id)
      .execute();
    if (reason === null && operation.state === 'queued') {
      await withdraw(worker, tx, operation, incident);
      return null;
    }
    const number = ticket.connectwise_id ?? 0;
    const ours = await loadMark(tx, ticket);
    return {
      operation: { ...operation, told },
      ticketId: ticket.id,
      incidentId: incident.id,
      number,
      settings,
      reason,
      ours,
    };
  });
}

/**
 * The last check before a write, which is stored and committed before it is sent. Null if the ticket is not to be
 * closed any more, or the lease was lost.
 */
export async function confirmClosing(
  worker: DeliveryWorker,
  { operation }: Begun,
  step: 'note' | 'status',
  status = '',
): Promise<{ readonly text: string } | null> {
  return transaction(worker.db, async (tx) => {
    const scene = await loadScene(worker, tx, operation);
    if (scene === null) return null;
    const { incident, reason } = scene;
    if (reason === null) {
      await withdraw(worker, tx, operation, incident);
      return null;
    }
    const lease = leaseOf(worker);
    const text =
      step === 'note'
        ? composeClosingNote(incident, {
            reason,
            status,
            publicUrl: worker.publicUrl,
            reference: operation.reference,
          })
        : (operation.content ?? '');
    await tx
      .updateTable('ticket_operation')
      .set({
        state: 'sending',
        step,
        content: text,
        ...(step === 'note' ? { looks: 0, searched_by: null } : {}),
        sent_at: worker.clock.now(),
        locked_until: lease.until,
        next_attempt_at: lease.until,
      })
      .where('id', '=', operation.id)
      .execute();
    return { text };
  });
}

interface Scene {
  readonly ticket: TicketRow;
  readonly incident: Incident;
  readonly settings: ClosingSettings;
  readonly reason: ClosingReason | null;
}

async function loadScene(
  worker: DeliveryWorker,
  tx: Kysely<Schema>,
  operation: OperationRow,
): Promise<Scene | null> {
  const now = worker.clock.now();
  const ticket = await tx
    .selectFrom('ticket')
    .selectAll()
    .where('id', '=', operation.ticket_id)
    .executeTakeFirst();
  const incident = ticket === undefined ? null : await lockIncident(tx, ticket.incident_id);
  if (ticket === undefined || incident === null || !(await stillOurs(tx, operation, worker.owner)))
    return null;
  const set = await loadSettings(tx, { closing: closingSettings, rights });
  const { told } = operation;
  const isOpen = incident.state === 'open' && ticket.life === 'open' && ticket.elsewhere === null;
  // There are detections since it began: whatever the reason was, the threat continues.
  const isSame = told === null || incident.detectionCount <= told.count;
  const may = isOpen && isSame && mayDo(set.rights, 'closing') && ticket.merged_into === null;
  const closable = { ticketId: ticket.id, incident, ticketCreatedAt: ticket.created_at };
  const reason = may ? ((await loadReasons(tx, [closable], set.closing, now)).get(ticket.id) ?? null) : null;
  return { ticket, incident, settings: set.closing, reason };
}

/** The timeline mentions it only if the note that announced it may be in the ticket. */
async function withdraw(
  worker: DeliveryWorker,
  tx: Kysely<Schema>,
  operation: OperationRow,
  incident: Incident,
): Promise<void> {
  const ended = { state: 'withdrawn', next_attempt_at: null } as const;
  if (!(await finishOperation(tx, operation.id, worker.owner, ended)) || operation.step === null) return;
  const message =
    'Picket leaves its ticket open after all: there are new detections, or the reason for closing it no longer applies.';
  await recordEvents(tx, [
    { incidentId: incident.id, at: worker.clock.now(), kind: 'ticket_left_open', message },
  ]);
}

async function loadMark(tx: Kysely<Schema>, ticket: TicketRow): Promise<OurMark> {
  const rows = await tx
    .selectFrom('ticket_operation')
    .select('content')
    .where('ticket_id', '=', ticket.id)
    .where('kind', '=', 'reopen')
    .where('state', '=', 'done')
    .execute();
  const id = (name: string) => {
    const value = ticket.content?.[name];
    return typeof value === 'number' ? value : null;
  };
  return {
    boardId: id('boardId'),
    companyId: id('companyId'),
    statusId: id('statusId'),
    reopenedTo: rows.flatMap(({ content }) => (content === null ? [] : [content])),
  };
}
