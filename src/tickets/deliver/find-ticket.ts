import type { ConnectWise, TicketRecord } from '../../connectwise/client/types.ts';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { countedSearches } from '../../platform/database/has-come.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { backoffMs } from '../../platform/values/backoff.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { queueAttachment } from '../contents/queue-attachment.ts';
import { redecide } from '../due/redecide.ts';
import { problems } from '../record/problems.ts';
import { endAttempt, finishTurn, startAttempt, type TicketChange, type TicketRow } from '../record/store.ts';
import { proveAbsence } from './prove-absence.ts';
import { type DeliveryEvent, type DeliveryWorker, inMs } from './worker.ts';

interface Finding {
  readonly what: DeliveryEvent['what'];
  readonly change: TicketChange;
  readonly message: string | null;
  readonly problem?: Problem;
}

/**
 * Searches for a ticket that ConnectWise may have. If it is found, it is adopted. If the last search does not find it
 * and its absence is proven, it is queued again. If absence cannot be proven, or the role may not search, a person is
 * asked.
 */
export async function findTicket(
  worker: DeliveryWorker,
  ticket: TicketRow,
  signal?: AbortSignal,
): Promise<void> {
  const client = await worker.connectWise();
  if (client === null) {
    await finishTurn(worker.db, ticket.id, worker.owner, {
      state: 'unknown',
      next_attempt_at: inMs(worker, 60_000),
    });
    return;
  }
  const attemptId = await startAttempt(worker.db, ticket.id, 'search', worker.clock.now());
  const found = await client.ticketsByReference(ticket.reference, signal);
  const finding = found.ok
    ? found.value.length > 0
      ? adopt(worker, found.value)
      : await notFound(worker, client, ticket, signal)
    : cannotLook(worker, ticket, found.problem);
  const now = worker.clock.now();
  const ours = await transaction(worker.db, async (tx) => {
    await lockIncident(tx, ticket.incident_id);
    await endAttempt(tx, attemptId, { outcome: finding.what, at: now, problem: finding.problem });
    if (!(await finishTurn(tx, ticket.id, worker.owner, finding.change))) return false;
    if (finding.message !== null) {
      const event = { incidentId: ticket.incident_id, at: now, kind: finding.what, message: finding.message };
      await recordEvents(tx, [event]);
    }
    if (finding.change.state === 'created')
      await queueAttachment(tx, ticket.id, { now, random: worker.random });
    await redecide(tx, ticket.incident_id, now, worker.random);
    return true;
  });
  worker.observe?.({
    ticketId: ticket.id,
    incidentId: ticket.incident_id,
    what: ours ? finding.what : 'lease_lost',
    ...(finding.problem ? { problem: finding.problem.code } : {}),
    ...(finding.change.connectwise_id ? { connectWiseId: finding.change.connectwise_id } : {}),
  });
}

function adopt(worker: DeliveryWorker, found: readonly TicketRecord[]): Finding {
  const [first, ...others] = [...found].sort((a, b) => a.id - b.id);
  if (first === undefined) throw new Error('No ticket was found to adopt.');
  const also =
    others.length > 0 ? ` Tickets ${others.map(({ id }) => id).join(', ')} have the same reference.` : '';
  return {
    what: 'adopted',
    change: {
      state: 'created',
      connectwise_id: first.id,
      url: first.url,
      created_at: worker.clock.now(),
      reference_survived: true,
      problem: null,
      next_attempt_at: null,
    },
    message: `ConnectWise had the ticket: Picket found ${first.id} by its reference.${also}`,
  };
}

async function notFound(
  worker: DeliveryWorker,
  client: ConnectWise,
  ticket: TicketRow,
  signal?: AbortSignal,
): Promise<Finding> {
  const searches = counted(worker, ticket) + 1;
  const delay = worker.searchDelaysMs[searches];
  if (delay !== undefined) {
    return {
      what: 'not_found_yet',
      change: {
        state: 'unknown',
        searches,
        searched_by: worker.node,
        next_attempt_at: inMs(worker, delay),
      },
      message: null,
    };
  }
  if (await referencesGetLost(worker)) return askPerson(problems.referenceDoesNotSurvive());
  const absence = await proveAbsence(worker, client, ticket, signal);
  if (absence.kind === 'found') return adopt(worker, absence.tickets);
  if (absence.kind === 'unprovable') return askPerson(absence.problem);
  if (absence.kind === 'later') return cannotLook(worker, ticket, absence.problem);
  return {
    what: 'certainly_absent',
    change: { state: 'queued', searches, sent_at: null, problem: null, next_attempt_at: worker.clock.now() },
    message: `ConnectWise does not have the ticket: Picket searched ${searches} times. It is sent again.`,
  };
}

/** Whether the last ticket that was read back had lost its reference; then an empty search proves nothing. */
async function referencesGetLost(worker: DeliveryWorker): Promise<boolean> {
  const last = await worker.db
    .selectFrom('ticket')
    .select('reference_survived')
    .where('reference_survived', 'is not', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.reference_survived === false;
}

const counted = ({ node, clock }: DeliveryWorker, ticket: TicketRow): number =>
  countedSearches(
    { by: ticket.searched_by, searches: ticket.searches, plannedAt: ticket.next_attempt_at },
    node,
    clock.now(),
  );

function cannotLook(worker: DeliveryWorker, ticket: TicketRow, problem: Problem): Finding {
  if (problem.code === 'connectwise.permission_missing') return askPerson(problems.searchRefused(problem));
  return {
    what: 'not_found_yet',
    change: {
      state: 'unknown',
      problem,
      // A failed search proves nothing, so it does not count.
      searches: counted(worker, ticket),
      searched_by: worker.node,
      next_attempt_at: inMs(worker, 5_000 + backoffMs(Math.max(3, ticket.searches), worker.random)),
    },
    message: null,
    problem,
  };
}

function askPerson(problem: Problem): Finding {
  return {
    what: 'needs_person',
    change: { state: 'needs_person', problem, next_attempt_at: null },
    message: `${problem.message} ${problem.hint}`,
    problem,
  };
}
