import { mayDo, rights } from '../../connectwise/connection/rights.ts';
import type { Incident } from '../../incidents/incident.ts';
import { lockIncident } from '../../incidents/store.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { type DeliveryWorker, inMs } from '../deliver/worker.ts';
import { devicesOf } from '../devices/devices-of.ts';
import { linkSettings } from '../devices/link-settings.ts';
import { linkProblems } from '../devices/problems.ts';
import { addDevices, type DeviceRow, loadDevices } from '../devices/store.ts';
import type { TicketRow } from '../record/store.ts';
import { clientOfTickets } from '../sync/account.ts';
import { inDoubt, nextStep } from './link-plan.ts';
import { attach, findConfiguration, missingRight, settle } from './link-steps.ts';
import type { LinkTurn } from './link-turn.ts';
import { endLinking, failWaiting, recordWaiting } from './record-link.ts';
import { recordRemoval, remove } from './remove-link.ts';
import { finishOperation, type OperationRow, stillOurs, tryLater } from './store.ts';

/**
 * Links a ticket to the configurations of its devices. Each turn reads the links of the ticket, and then does one step.
 * So nothing is linked twice, and a link that a technician removed is not created again. Linking neither changes nor
 * delays the ticket.
 */
export async function linkDevices(
  worker: DeliveryWorker,
  operation: OperationRow,
  signal?: AbortSignal,
): Promise<void> {
  const begun = await begin(worker, operation);
  if (begun === null) return;
  const { ticket, incident } = begun;
  const number = ticket.connectwise_id ?? 0;
  const client = await clientOfTickets(worker.db, worker.connectWise);
  const later = (problem: Problem | null) => {
    const { failures } = operation;
    const change = tryLater(worker, { state: stateAfter(operation), failures }, problem);
    return finishOperation(worker.db, operation.id, worker.owner, change);
  };
  if (client === null) {
    const next = { state: stateAfter(operation), next_attempt_at: inMs(worker, 60_000) };
    await finishOperation(worker.db, operation.id, worker.owner, next);
    return;
  }
  const turn: LinkTurn = { worker, operation, ticket, number, incident, client, signal };
  const read = await client.ticketConfigurations(number, signal);
  if (!read.ok) {
    // A role can be given its right at any time, and no reading of the role says so for one board: it is asked again.
    if (read.problem.code === missingRight && ticket.life !== 'closed')
      await recordWaiting(turn, { ...read.problem, retry: 'later' }, stateAfter(operation));
    else if (read.problem.code === missingRight) await failWaiting(turn, read.problem);
    else await later(read.problem);
    return;
  }
  if (read.value === null) {
    await failWaiting(turn, linkProblems.ticketGone(number));
    return;
  }
  const attached = new Set(read.value);
  const step = nextStep(begun.rows, attached);
  switch (step?.do) {
    case undefined:
      return endLinking(turn);
    case 'settle':
      return settle(turn, step.row, step.linked);
    case 'remove':
      // After a lost answer the ticket says whether it took effect.
      return operation.state !== 'queued' && !attached.has(step.id)
        ? recordRemoval(turn, step.row, step.id)
        : remove(turn, step.row, step.id);
    case 'attach':
      return attach(turn, step.row, { id: step.id, name: step.name }, attached);
    case 'look_up':
      return findConfiguration(turn, step.row, attached);
  }
}

/** A request that may have been sent stays uncertain until the ticket is read. */
const stateAfter = ({ state }: OperationRow): 'queued' | 'unknown' =>
  state === 'queued' ? 'queued' : 'unknown';

interface Begun {
  readonly ticket: TicketRow;
  readonly incident: Incident;
  readonly rows: readonly DeviceRow[];
}

/** Adds the devices that joined the incident; ends the follow-up if the ticket cannot be linked any more. */
async function begin(worker: DeliveryWorker, operation: OperationRow): Promise<Begun | null> {
  return transaction(worker.db, async (tx) => {
    const ticket = await tx
      .selectFrom('ticket')
      .selectAll()
      .where('id', '=', operation.ticket_id)
      .executeTakeFirst();
    const incident = ticket === undefined ? null : await lockIncident(tx, ticket.incident_id);
    if (ticket === undefined || incident === null || !(await stillOurs(tx, operation, worker.owner)))
      return null;
    const on = (await loadSetting(tx, linkSettings)).configurations;
    const may = mayDo(await loadSetting(tx, rights), 'configurations');
    const over = whyOver(ticket);
    if (over !== null) {
      await failWaiting({ worker, operation, ticket, incident }, over, tx);
      return null;
    }
    // The ticket of a roll-up names many incidents, and is linked to no device.
    if (on && may && incident.kind === 'detections') {
      await addDevices(tx, ticket.id, devicesOf(incident), worker.clock.now());
      return { ticket, incident, rows: await loadDevices(tx, ticket.id) };
    }
    // A request that may have been sent is checked all the same.
    const rows = (await loadDevices(tx, ticket.id)).filter(inDoubt);
    if (rows.length > 0) return { ticket, incident, rows };
    await finishOperation(tx, operation.id, worker.owner, { state: 'withdrawn', next_attempt_at: null });
    return null;
  });
}

function whyOver(ticket: TicketRow): Problem | null {
  const number = ticket.connectwise_id ?? 0;
  if (ticket.merged_into !== null) return linkProblems.ticketMerged(number, ticket.merged_into);
  if (ticket.state !== 'created' || ticket.life === 'deleted' || ticket.elsewhere !== null)
    return linkProblems.ticketGone(number);
  return null;
}
