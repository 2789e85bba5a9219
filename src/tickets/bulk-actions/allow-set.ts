import { parseDomain } from '../../dns/policy/parse-domain.ts';
import type { Incident } from '../../incidents/incident.ts';
import { listLimit } from '../../incidents/incident-lists.ts';
import { actorOf } from '../../platform/http/principal.ts';
import { type Problem, ProblemError } from '../../platform/values/problem.ts';
import { endEntry, insertEntry } from '../allow-list/change-entries.ts';
import { decideAgain } from '../due/reconsider.ts';
import type { AskedOf } from './asked.ts';
import { bulkProblems } from './problems.ts';
import { done, lockSet, refused, type Scene } from './scene.ts';
import type { Outcome } from './store.ts';

/** Allows the domain of each incident for its company: incidents of the same domain share an entry. */
export async function allowSet(
  scene: Scene,
  ids: readonly number[],
  asked: AskedOf<'allow'>,
): Promise<Outcome[]> {
  const { tx, at, principal } = scene;
  const { incidents, missing } = await lockSet(scene, ids);
  const by = { name: principal.name, actor: actorOf(principal), at };
  const made = new Map<string, number | Problem>();
  const outcomes: Outcome[] = [];
  for (const incident of incidents) {
    const domain = domainOf(incident);
    if (domain === null) {
      outcomes.push(refused(incident.id, bulkProblems.noDomain(incident.id)));
      continue;
    }
    const key = `${incident.companyId} ${domain}`;
    const entry = made.get(key) ?? (await allow(incident, domain));
    made.set(key, entry);
    outcomes.push(typeof entry === 'number' ? done(incident.id, entry) : refused(incident.id, entry));
  }
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

  async function allow({ id, companyId }: Incident, domain: string): Promise<number | Problem> {
    const checked = parseDomain(domain);
    if (!checked.ok) return checked.problem;
    const expiresAt = asked.endsAt === null ? null : new Date(asked.endsAt);
    const entry = { companyId, why: asked.why, expiresAt, incidentId: id, ticket: null };
    try {
      return await insertEntry(tx, { ...entry, domain: checked.value }, by);
    } catch (thrown) {
      // It is allowed already. Anything else fails the set.
      if (thrown instanceof ProblemError) return thrown.problem;
      throw thrown;
    }
  }
}

/** The one domain that stands for an incident; null if several do. */
function domainOf({ registrableDomain, domains }: Incident): string | null {
  if (registrableDomain !== null) return registrableDomain;
  const [only, ...others] = domains;
  return only === undefined || others.length > 0 || domains.length >= listLimit ? null : only;
}

/** Undoes the entries that {@link allowSet} made for these incidents. */
export async function endAllowSet(scene: Scene, outcomes: readonly Outcome[]): Promise<Outcome[]> {
  const { tx, at, principal } = scene;
  const by = { name: principal.name, actor: actorOf(principal), at };
  const ended = new Map<number, Problem | null>();
  for (const id of new Set(outcomes.flatMap(({ madeId }) => madeId ?? []))) {
    try {
      await endEntry(tx, id, by);
      ended.set(id, null);
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      ended.set(id, thrown.problem);
    }
  }
  return outcomes.map(({ incidentId, madeId }) => {
    const problem = madeId === null ? bulkProblems.notDone(incidentId) : (ended.get(madeId) ?? null);
    return problem === null ? done(incidentId, madeId) : refused(incidentId, problem);
  });
}
