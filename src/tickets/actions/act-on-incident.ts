import type { Kysely } from 'kysely';
import type { Incident } from '../../incidents/incident.ts';
import { incidentProblems } from '../../incidents/problems.ts';
import { lockIncident, writeSkip } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { sees } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { type ChangeDeps, changing } from '../../platform/settings/change.ts';
import { type Problem, refuse } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { retryTicket } from '../deliver/retry.ts';
import { loadCircumstances } from '../due/circumstances.ts';
import { redecide } from '../due/redecide.ts';
import type { IncidentTicket } from '../record/load-tickets.ts';
import { problems } from '../record/problems.ts';
import { isOver, whyFixed, whyNotRetry, whyNotSkip } from './may-act.ts';

export interface ActDeps extends ChangeDeps {
  readonly random: RandomBytes;
}

/** Decides an incident again at once, and retries its ticket if that certainly creates no second one. */
export async function retryIncident(deps: ActDeps, id: number, principal: Principal): Promise<void> {
  await actOn(deps, id, principal, async ({ tx, at, incident, ticket }) => {
    demand(whyNotRetry(incident));
    if (ticket !== null && !isOver(ticket))
      return retryTicket({ ...deps, db: tx }, ticket.id, { kind: 'again' }, principal);
    // A person who retries an incident has chosen to release it.
    await tx.updateTable('incident').set({ release_gate: null }).where('id', '=', id).execute();
    const message = `${principal.name} asked Picket to decide again.`;
    await recordEvents(tx, [{ incidentId: id, at, kind: 'retried', message }]);
    await redecide(tx, id, at, deps.random);
  });
}

/** Prevents a ticket for an incident, until that is undone. A ticket that may exist is not changed. */
export async function skipIncident(
  deps: ActDeps,
  id: number,
  note: string,
  principal: Principal,
): Promise<void> {
  await actOn(deps, id, principal, async ({ tx, at, incident, ticket }) => {
    demand(whyNotSkip(incident, ticket));
    await writeSkip(tx, id, { by: principal.name, at, note });
    // A refused ticket needs no attention any more; a queued one would only be decided again.
    await tx
      .updateTable('ticket')
      .set({ state: 'withdrawn', next_attempt_at: null, locked_by: null, locked_until: null })
      .where('incident_id', '=', id)
      .where('state', 'in', ['queued', 'refused'])
      .execute();
    const message = `${principal.name} skipped it: ${note}`;
    await recordEvents(tx, [{ incidentId: id, at, kind: 'skipped', message }]);
    const actor = actorOf(principal);
    const subject = `incident:${id}`;
    await recordAudit(tx, { at, actor, action: 'incident.skipped', subject, after: { note } });
    await redecide(tx, id, at, deps.random);
  });
}

/** Undoes a skip: the incident is decided again at once. */
export async function unskipIncident(deps: ActDeps, id: number, principal: Principal): Promise<void> {
  await actOn(deps, id, principal, async ({ tx, at, incident }) => {
    if (incident.skip === null) throw refuse('conflict', problems.incidentNotSkipped(id));
    await writeSkip(tx, id, null);
    const message = `${principal.name} undid the skip.`;
    await recordEvents(tx, [{ incidentId: id, at, kind: 'unskipped', message }]);
    const actor = actorOf(principal);
    const before = { note: incident.skip.note };
    await recordAudit(tx, { at, actor, action: 'incident.unskipped', subject: `incident:${id}`, before });
    await redecide(tx, id, at, deps.random);
  });
}

function demand(problem: Problem | null): void {
  if (problem !== null) throw refuse('conflict', problem);
}

interface Scene {
  readonly tx: Kysely<Schema>;
  readonly at: Date;
  readonly incident: Incident;
  readonly ticket: IncidentTicket | null;
}

/** Changes an open incident while no worker can: each worker locks it first. */
async function actOn(
  deps: ActDeps,
  id: number,
  { companies }: Principal,
  act: (scene: Scene) => Promise<void>,
): Promise<void> {
  await changing(deps, null, async (tx, at) => {
    const incident = await lockIncident(tx, id);
    if (incident === null || !sees(companies, incident.companyId))
      throw refuse('not_found', incidentProblems.notFound(id));
    demand(whyFixed(incident));
    const { ticket } = (await loadCircumstances(tx, [incident], at))(incident);
    await act({ tx, at, incident, ticket });
  });
}
