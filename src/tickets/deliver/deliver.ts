import { json } from '../../platform/database/json.ts';
import { type Problem, toProblem } from '../../platform/values/problem.ts';
import { claimTicket, type TicketRow } from '../record/store.ts';
import { findTicket } from './find-ticket.ts';
import { postTicket } from './post-ticket.ts';
import { readBack } from './read-back.ts';
import { suspectSent } from './suspect-sent.ts';
import type { DeliveryWorker } from './worker.ts';
import { inMs, leaseOf } from './worker.ts';

/**
 * Claims the ticket that has been due the longest and does its next step. Every turn starts and ends in the database,
 * so a worker may be killed at any point between.
 * @returns false if no ticket was due.
 */
export async function deliverTicket(worker: DeliveryWorker, signal?: AbortSignal): Promise<boolean> {
  const ticket = await claimTicket(worker.db, leaseOf(worker), worker.clock.now());
  if (ticket === null) return false;
  try {
    await takeTurn(worker, ticket, signal);
  } catch (thrown) {
    await setAside(worker, ticket, toProblem(thrown));
    throw thrown;
  }
  return true;
}

/** After a failure inside Picket the ticket waits for this time; the others go on. */
const setAsideMs = 60_000;

/**
 * Releases the ticket with its problem. One that may have been sent keeps its lease instead: when that expires, it is
 * searched for before anything is sent again.
 */
async function setAside(worker: DeliveryWorker, ticket: TicketRow, problem: Problem): Promise<void> {
  await worker.db
    .updateTable('ticket')
    .set({
      problem: json(problem),
      next_attempt_at: inMs(worker, setAsideMs),
      locked_by: null,
      locked_until: null,
    })
    .where('id', '=', ticket.id)
    .where('locked_by', '=', worker.owner)
    .where('state', '<>', 'sending')
    .execute();
}

async function takeTurn(worker: DeliveryWorker, ticket: TicketRow, signal?: AbortSignal): Promise<void> {
  switch (ticket.state) {
    case 'queued':
      return postTicket(worker, ticket, signal);
    case 'sending':
      return suspectSent(worker, ticket);
    case 'unknown':
      return findTicket(worker, ticket, signal);
    case 'created':
      return readBack(worker, ticket, signal);
    case 'refused':
    case 'needs_person':
    case 'withdrawn':
      throw new Error(`Ticket ${ticket.id} is ${ticket.state}, but has a time for its next attempt.`);
  }
}
