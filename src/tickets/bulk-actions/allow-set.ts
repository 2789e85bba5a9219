import { parseDomain } from '../../dns/policy/parse-domain.ts';
import type { Incident } from '../../incidents/incident.ts';
import { listLimit } from '../../incidents/incident-lists.ts';
import { actorOf } from '../../platform/http/principal.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { endEntries, insertEntries, type NewEntry } from '../allow-list/change-entries.ts';
import { decideAgain } from '../due/reconsider.ts';
import type { AskedOf } from './asked.ts';
import { bulkProblems } from './problems.ts';
import { done, lockSet, refused, type Scene } from './scene.ts';
import type { Outcome } from './store.ts';

/** Allows the domain of each incident for its company. Incidents with the same domain share an entry. */
export async function allowSet(
  scene: Scene,
  ids: readonly number[],
  asked: AskedOf<'allow'>,
): Promise<Outcome[]> {
  const { tx, at, principal } = scene;
  const { incidents, missing } = await lockSet(scene, ids);
  const by = { name: principal.name, actor: actorOf(principal), at };
  const expiresAt = asked.endsAt === null ? null : new Date(asked.endsAt);
  const entries = new Map<string, NewEntry>();
  const asEntries = incidents.map((incident): { readonly key: string } | { readonly problem: Problem } => {
    const { id: incidentId, companyId } = incident;
    const domain = domainOf(incident);
    if (domain === null) return { problem: bulkProblems.noDomain(incidentId) };
    const checked = parseDomain(domain);
    if (!checked.ok) return { problem: checked.problem };
    const key = `${companyId} ${checked.value}`;
    if (!entries.has(key))
      entries.set(key, {
        companyId,
        domain: checked.value,
        why: asked.why,
        expiresAt,
        incidentId,
        ticket: null,
      });
    return { key };
  });
  const results = await insertEntries(tx, [...entries.values()], by);
  const made = new Map([...entries.keys()].map((key, index) => [key, results[index]]));
  const outcomes = incidents.map(({ id }, index): Outcome => {
    const asEntry = asEntries[index];
    if (asEntry === undefined || 'problem' in asEntry)
      return refused(id, asEntry?.problem ?? bulkProblems.noDomain(id));
    const result = made.get(asEntry.key);
    // A problem: it is allowed already.
    return typeof result === 'number'
      ? done(id, result)
      : refused(id, result?.problem ?? bulkProblems.noDomain(id));
  });
  const own = new Set(outcomes.flatMap(({ incidentId, madeId }) => (madeId === null ? [] : [incidentId])));
  const waiting = incidents.filter(
    ({ id, state, decision, decisionReason }) =>
      own.has(id) &&
      state === 'open' &&
      (decision === 'hold' || decision === 'create') &&
      decisionReason !== 'waiting_to_group',
  );
  await decideAgain(
    tx,
    at,
    waiting.map(({ id }) => id),
  );
  return [...missing, ...outcomes];
}

/** The only domain of an incident; null if it has several. */
function domainOf({ registrableDomain, domains }: Incident): string | null {
  if (registrableDomain !== null) return registrableDomain;
  const [only, ...others] = domains;
  return only === undefined || others.length > 0 || domains.length >= listLimit ? null : only;
}

/** Undoes the entries that {@link allowSet} created for these incidents. */
export async function endAllowSet(scene: Scene, outcomes: readonly Outcome[]): Promise<Outcome[]> {
  const { tx, at, principal } = scene;
  const by = { name: principal.name, actor: actorOf(principal), at };
  const over = await endEntries(tx, [...new Set(outcomes.flatMap(({ madeId }) => madeId ?? []))], by);
  return outcomes.map(({ incidentId, madeId }) => {
    const problem = madeId === null ? bulkProblems.notDone(incidentId) : (over.get(madeId) ?? null);
    return problem === null ? done(incidentId, madeId) : refused(incidentId, problem);
  });
}
