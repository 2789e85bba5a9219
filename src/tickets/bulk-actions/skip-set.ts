import { writeSkip } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { isOneOf } from '../../platform/database/arrays.ts';
import { whyFixed, whyNotSkip } from '../actions/may-act.ts';
import { decideAgain } from '../due/reconsider.ts';
import { loadTickets } from '../record/load-tickets.ts';
import { bulkProblems } from './problems.ts';
import { auditSet, done, lockSet, parted, type Scene } from './scene.ts';
import type { BulkActionRow, Outcome } from './store.ts';

/** Prevents tickets for incidents. `skippedAt` is the time of the action, by which an undo finds its skips. */
export async function skipSet(
  scene: Scene,
  ids: readonly number[],
  why: string,
  skippedAt: Date,
): Promise<Outcome[]> {
  const { tx, at, principal } = scene;
  const { incidents, missing } = await lockSet(scene, ids);
  const tickets = await loadTickets(tx, incidents);
  const { able, outcomes } = parted(
    incidents.map((incident) => [
      incident,
      whyFixed(incident) ?? whyNotSkip(incident, tickets.get(incident.id)?.ticket ?? null),
    ]),
  );
  const own = able.map(({ id }) => id);
  await writeSkip(tx, own, { by: principal.name, at: skippedAt, note: why });
  // A refused ticket needs no attention any more; a queued one would only be decided again.
  await tx
    .updateTable('ticket')
    .set({ state: 'withdrawn', next_attempt_at: null, locked_by: null, locked_until: null })
    .where(isOneOf('incident_id', own))
    .where('state', 'in', ['queued', 'refused'])
    .execute();
  await decideAgain(tx, at, own);
  const message = `${principal.name} skipped it: ${why}`;
  await recordEvents(
    tx,
    own.map((incidentId) => ({ incidentId, at, kind: 'skipped', message })),
  );
  await auditSet(scene, 'incidents.skipped', own, { note: why });
  return [...missing, ...outcomes, ...own.map((id) => done(id))];
}

/** Undoes the skips of an action; a skip that somebody changed since then stays. */
export async function unskipSet(
  scene: Scene,
  ids: readonly number[],
  { made_at: skippedAt, made_by: skippedBy }: Pick<BulkActionRow, 'made_at' | 'made_by'>,
): Promise<Outcome[]> {
  const { tx, at, principal } = scene;
  const { incidents, missing } = await lockSet(scene, ids);
  const { able, outcomes } = parted(
    incidents.map((incident) => {
      const { id, skip } = incident;
      const isOurs = skip?.by === skippedBy && skip.at.getTime() === skippedAt.getTime();
      return [incident, whyFixed(incident) ?? (isOurs ? null : bulkProblems.skippedAgain(id))];
    }),
  );
  const own = able.map(({ id }) => id);
  await writeSkip(tx, own, null);
  await decideAgain(tx, at, own);
  const message = `${principal.name} undid the skip.`;
  await recordEvents(
    tx,
    own.map((incidentId) => ({ incidentId, at, kind: 'unskipped', message })),
  );
  await auditSet(scene, 'incidents.unskipped', own);
  return [...missing, ...outcomes, ...own.map((id) => done(id))];
}
