import type { ConnectWise, StatusRecord, TicketRecord } from '../../connectwise/client/types.ts';
import type { TicketService } from '../../connectwise/services/ticket-service.ts';
import { decide } from '../../decisions/decide.ts';
import { lockIncident } from '../../incidents/store.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { type DeliveryWorker, inMs, leaseOf } from '../deliver/worker.ts';
import { loadCircumstances } from '../due/circumstances.ts';
import { redecide } from '../due/redecide.ts';
import { problems } from '../record/problems.ts';
import { clientOfTickets } from '../sync/account.ts';
import { type Reopening, recordReopening } from './record-reopening.ts';
import { finishOperation, type OperationRow, stillOurs, tryLater } from './store.ts';

/**
 * Reopens a closed ticket: reads it, gives it an open status of its board, and checks that it took effect. Each turn
 * begins with reading it. So after a lost answer, an open ticket is done, and a closed one can safely be tried again.
 */
export async function reopenTicket(
  worker: DeliveryWorker,
  operation: OperationRow,
  signal?: AbortSignal,
): Promise<void> {
  const client = await clientOfTickets(worker.db, worker.connectWise);
  const begun = await begin(worker, operation);
  if (begun === null) return;
  if (client === null) {
    await finishOperation(worker.db, operation.id, worker.owner, {
      state: operation.state,
      next_attempt_at: inMs(worker, 60_000),
    });
    return;
  }
  const reopening = await reopen(worker, client, { operation, ...begun }, signal);
  await recordReopening(worker, { operation, incidentId: begun.incidentId }, reopening);
}

interface Begun {
  readonly incidentId: number;
  readonly number: number;
  readonly service: TicketService;
  /** The status in which it was created, and its board. */
  readonly created: { readonly boardId?: unknown; readonly statusId?: unknown };
  /** Names of statuses that count as closed. */
  readonly closedStatuses: readonly string[];
}

const countsAsClosed = ({ resolved, name }: StatusRecord, listed: readonly string[]) =>
  resolved === true || listed.some((one) => one.trim().toLowerCase() === name.trim().toLowerCase());

/**
 * Decides once more, because the facts may have changed while it waited; then stores that the reopening may be sent.
 */
async function begin(worker: DeliveryWorker, operation: OperationRow): Promise<Begun | null> {
  return transaction(worker.db, async (tx) => {
    const now = worker.clock.now();
    const ticket = await tx
      .selectFrom('ticket')
      .select(['incident_id', 'connectwise_id', 'content', 'life', 'elsewhere'])
      .where('id', '=', operation.ticket_id)
      .executeTakeFirst();
    const incident = ticket === undefined ? null : await lockIncident(tx, ticket.incident_id);
    if (ticket === undefined || incident === null || !(await stillOurs(tx, operation, worker.owner)))
      return null;
    const given = (await loadCircumstances(tx, [incident], now))(incident);
    const decision = decide(incident, given);
    // A request that may have been sent is checked, unless the ticket is deleted, or its number belongs to another one.
    const isOver =
      operation.state === 'queued'
        ? incident.state === 'closed' || decision.action !== 'reopen'
        : ticket.life === 'deleted' || ticket.elsewhere !== null;
    if (isOver) {
      await finishOperation(tx, operation.id, worker.owner, { state: 'withdrawn', next_attempt_at: null });
      if (incident.state === 'open') await redecide(tx, incident.id, now, worker.random);
      return null;
    }
    const lease = leaseOf(worker);
    await tx
      .updateTable('ticket_operation')
      .set({
        state: 'sending',
        sent_at: now,
        locked_until: lease.until,
        next_attempt_at: lease.until,
      })
      .where('id', '=', operation.id)
      .execute();
    const { service } = given;
    return {
      incidentId: incident.id,
      number: ticket.connectwise_id ?? 0,
      service,
      created: ticket.content ?? {},
      closedStatuses: given.recurrence.settings.closedStatuses,
    };
  });
}

async function reopen(
  worker: DeliveryWorker,
  client: ConnectWise,
  { operation, number, service, created, closedStatuses }: Begun & { operation: OperationRow },
  signal?: AbortSignal,
): Promise<Reopening> {
  const later = (problem: Problem, readAgain = false): Reopening => ({
    what: 'later',
    problem,
    change: tryLater(worker, operation, problem),
    readAgain,
  });
  const read = await client.ticket(number, signal);
  if (!read.ok) return later(read.problem);
  const ticket = read.value;
  // Sync determines whether it is deleted for good; then a new ticket is decided.
  if (ticket === null) return later(problems.ticketGone(number), true);
  if (ticket.mergedInto !== undefined)
    return { what: 'refused', problem: problems.mergedAway(number, ticket.mergedInto) };
  const statuses = ticket.boardId === undefined ? null : await client.statuses(ticket.boardId, signal);
  if (statuses !== null && !statuses.ok)
    return ticket.closed === false ? { what: 'open_already', ticket } : later(statuses.problem);
  const present = statuses?.value.find(({ id }) => id === ticket.statusId);
  const first = (id: number | undefined) => id !== undefined && id === created.statusId;
  const over = (status: StatusRecord) => !first(status.id) && countsAsClosed(status, closedStatuses);
  if (ticket.closed === false && !(present !== undefined && over(present)))
    return { what: 'open_already', ticket };
  const open = (statuses?.value ?? []).filter((status) => !over(status));
  const status = chooseStatus(open, ticket, service, created);
  if (status === null) return { what: 'refused', problem: problems.noOpenStatus(number) };

  const change = [{ op: 'replace', path: 'status', value: { id: status.id } }] as const;
  const outcome = await client.changeTicket(number, change, signal);
  switch (outcome.outcome) {
    case 'done': {
      const took = outcome.value.closed !== true && (outcome.value.statusId ?? status.id) === status.id;
      if (took) return { what: 'reopened', ticket: outcome.value, status: status.name };
      return { what: 'refused', problem: problems.reopeningIgnored(number, status.name) };
    }
    case 'refused':
      return { what: 'refused', problem: outcome.problem };
    case 'unknown':
      return {
        what: 'later',
        problem: outcome.problem,
        change: {
          state: 'unknown',
          problem: outcome.problem,
          next_attempt_at: inMs(worker, worker.searchDelaysMs[0] ?? 0),
        },
        readAgain: false,
      };
    case 'not_sent':
      return {
        what: 'later',
        problem: outcome.problem,
        change: tryLater(worker, operation, outcome.problem, outcome.retryAfterMs),
        readAgain: false,
      };
  }
}

/**
 * The status for new tickets, or the one in which it was created, if the board has it; otherwise the board's default.
 */
function chooseStatus(
  statuses: readonly StatusRecord[],
  { boardId }: TicketRecord,
  { board, status }: TicketService,
  created: Begun['created'],
): StatusRecord | null {
  const open = statuses.filter(({ inactive, closed }) => !inactive && closed !== true);
  const set = board?.id === boardId ? open.find(({ id }) => id === status?.id) : undefined;
  const before = created.boardId === boardId ? open.find(({ id }) => id === created.statusId) : undefined;
  return set ?? before ?? open.find(({ isDefault }) => isDefault) ?? open[0] ?? null;
}
