import { recordEvents } from '../../incidents/timeline.ts';
import { acceptedThing } from '../../noise/accepted-thing.ts';
import { groupThings } from '../../noise/group-things.ts';
import { noiseProblems } from '../../noise/problems.ts';
import { auditSuppressions, isEnded } from '../../noise/suppress.ts';
import type { SuppressionKind } from '../../noise/suppression.ts';
import { endSuppressions, insertSuppressions, lockSuppressions } from '../../noise/suppression-store.ts';
import { moment } from '../../platform/values/zoned-time.ts';
import type { AskedOf } from './asked.ts';
import { bulkProblems } from './problems.ts';
import { auditSet, done, lockSet, parted, refused, type Scene } from './scene.ts';
import type { Outcome } from './store.ts';

/**
 * Silences exactly the pairs of company, domain and device of these incidents, or accepts their risk, with as few
 * conditions as possible.
 */
export async function quietSet(
  scene: Scene,
  ids: readonly number[],
  asked: AskedOf<'silence' | 'accept'>,
): Promise<Outcome[]> {
  const { tx, at, principal } = scene;
  const { incidents, missing } = await lockSet(scene, ids);
  const thingOf = new Map(incidents.map((one) => [one.id, acceptedThing(one, asked.device)]));
  const { able, outcomes } = parted(
    incidents.map((one) => [one, thingOf.get(one.id) === null ? noiseProblems.notOneThing(one.id) : null]),
  );
  const things = able.flatMap(({ id }) => {
    const matchers = thingOf.get(id);
    return matchers ? [{ incidentId: id, matchers }] : [];
  });
  const kind: SuppressionKind = asked.action === 'silence' ? 'silence' : 'acceptance';
  const endsAt = asked.endsAt === null ? null : new Date(asked.endsAt);
  const groups = groupThings(things);
  const rows = await insertSuppressions(
    tx,
    groups.map(({ incidentIds, matchers }) => ({
      kind,
      matchers,
      comment: asked.why,
      startsAt: at,
      endsAt,
      incidentId: (incidentIds.length === 1 && kind === 'acceptance' && incidentIds[0]) || null,
      at,
      by: principal.name,
    })),
  );
  await auditSuppressions(tx, 'made', rows, { at, principal });
  const made = groups.flatMap(({ incidentIds }, index) =>
    incidentIds.map((id) => done(id, rows[index]?.id ?? null)),
  );
  const end = endsAt === null ? 'without an end' : `until ${moment(endsAt)}`;
  const did = kind === 'silence' ? 'silenced it' : 'accepted the risk';
  await recordEvents(
    tx,
    made.map(({ incidentId }) => ({
      incidentId,
      at,
      kind: kind === 'silence' ? 'silenced' : 'accepted',
      message: `${principal.name} ${did} ${end}: ${asked.why}`,
    })),
  );
  await auditSet(
    scene,
    kind === 'silence' ? 'incidents.silenced' : 'incidents.accepted',
    made.map(({ incidentId }) => incidentId),
    { why: asked.why, endsAt: asked.endsAt },
  );
  return [...missing, ...outcomes, ...made];
}

/** Ends what {@link quietSet} created for these incidents. */
export async function endQuietSet(
  scene: Scene,
  outcomes: readonly Outcome[],
  kind: SuppressionKind,
): Promise<Outcome[]> {
  const { tx, at, principal } = scene;
  const ids = [...new Set(outcomes.flatMap(({ madeId }) => madeId ?? []))];
  const rows = await lockSuppressions(tx, kind, ids);
  const ending = rows.filter((row) => !isEnded(row, at)).map(({ id }) => id);
  const after = await endSuppressions(tx, ending, { at, by: principal.name });
  await auditSuppressions(tx, 'ended', after, { at, principal });
  const own = new Set(ending);
  return outcomes.map(({ incidentId, madeId }) => {
    const over = madeId === null || own.has(madeId) ? null : noiseProblems.overAlready(kind, madeId);
    const problem = madeId === null ? bulkProblems.notDone(incidentId) : over;
    return problem === null ? done(incidentId, madeId) : refused(incidentId, problem);
  });
}
