import { recordEvents } from '../../incidents/timeline.ts';
import { isOneOf } from '../../platform/database/arrays.ts';
import { type Problem, toProblem } from '../../platform/values/problem.ts';
import { isOver, whyFixed, whyNotRetry } from '../actions/may-act.ts';
import { changeBy } from '../deliver/retry.ts';
import { decideAgain } from '../due/reconsider.ts';
import { type IncidentTicket, loadTickets } from '../record/load-tickets.ts';
import { auditSet, done, lockSet, parted, type Scene } from './scene.ts';
import type { Outcome } from './store.ts';

/** Decides incidents again, and retries their tickets if that certainly creates no second ones. */
export async function retrySet(scene: Scene, ids: readonly number[]): Promise<Outcome[]> {
  const { tx, at, principal } = scene;
  const { incidents, missing } = await lockSet(scene, ids);
  const tickets = await loadTickets(tx, incidents);
  const ticketOf = (id: number) => openTicket(tickets.get(id)?.ticket);
  const { able, outcomes } = parted(
    incidents.map((incident) => [
      incident,
      whyFixed(incident) ?? whyNotRetry(incident) ?? whyNotAgain(ticketOf(incident.id), at),
    ]),
  );
  const own = able.map(({ id }) => id);
  const queued = own.filter((id) => ticketOf(id)?.state === 'queued');
  const others = own.filter((id) => ticketOf(id)?.state !== 'queued');

  const ticketIds = (of: readonly number[]) => of.flatMap((id) => ticketOf(id)?.id ?? []);
  const changeTickets = (of: readonly number[], state: 'queued' | 'withdrawn') =>
    tx
      .updateTable('ticket')
      .set({ problem: null, searches: 0, locked_by: null, locked_until: null })
      .set(changeBy({ state }, { kind: 'again' }, at).change)
      .where(isOneOf('id', ticketIds(of)))
      .execute();
  await changeTickets(queued, 'queued');
  await changeTickets(others, 'withdrawn');

  // A person who retries incidents has chosen to release them.
  await decideAgain(tx, at, others, { release_gate: null });
  const message = `${principal.name} asked Picket to decide again.`;
  await recordEvents(
    tx,
    own.map((incidentId) => ({ incidentId, at, kind: 'retried', message })),
  );
  await auditSet(scene, 'incidents.retried', own);
  return [...missing, ...outcomes, ...own.map((id) => done(id))];
}

/** The ticket to retry; null if the incident gets a further one. */
const openTicket = (ticket: IncidentTicket | undefined): IncidentTicket | null =>
  ticket === undefined || isOver(ticket) ? null : ticket;

function whyNotAgain(ticket: IncidentTicket | null, at: Date): Problem | null {
  if (ticket === null) return null;
  try {
    changeBy(ticket, { kind: 'again' }, at);
    return null;
  } catch (thrown) {
    return toProblem(thrown);
  }
}
