import type { Kysely } from 'kysely';
import { type Decision, decide } from '../../decisions/decide.ts';
import type { Incident } from '../../incidents/incident.ts';
import { lockDeciding } from '../../incidents/lock-deciding.ts';
import { dueIncidents, lockDueIncidents } from '../../incidents/store.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { type Problem, toProblem } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { problems } from '../record/problems.ts';
import { applyDecisions } from './apply-decision.ts';
import { loadCircumstances } from './circumstances.ts';
import { settleGate } from './gate.ts';

/** Incidents decided in one transaction: few enough that ingest never waits long for their locks. */
const setSize = 500;

/** An incident that could not be decided is tried again after this. */
export const setAsideMs = 60_000;
/** After so many failures in succession the fault is none of the incidents'. */
const failuresInSuccession = 5;

export interface DecidedSet {
  readonly decisions: readonly Decision[];
  /** Whether more are probably due. */
  readonly more: boolean;
  /** Why an incident could not be decided; it was set aside for a minute, and the others were decided. */
  readonly problem: Problem | null;
}

/** Decides the incidents that are due, a set of them; where the set fails, smaller ones, down to the incident at fault. */
export async function decideDue(
  db: Kysely<Schema>,
  now: Date,
  random: RandomBytes,
  limit = setSize,
): Promise<DecidedSet> {
  try {
    const decisions = await decideSet(db, now, random, (tx) => lockDueIncidents(tx, now, limit));
    return { decisions, more: decisions.length === limit, problem: null };
  } catch {
    return decideApart(db, now, random, limit);
  }
}

/** Halves a set that failed until what fails is one incident. */
async function decideApart(
  db: Kysely<Schema>,
  now: Date,
  random: RandomBytes,
  limit: number,
): Promise<DecidedSet> {
  const due = await dueIncidents(db, now, limit);
  const decisions: Decision[] = [];
  let problem: Problem | null = null;
  let failures = 0;
  const waiting = halvesOf(due);
  for (let ids = waiting.pop(); ids !== undefined; ids = waiting.pop()) {
    const set = ids;
    try {
      decisions.push(
        ...(await decideSet(db, now, random, (tx) => lockDueIncidents(tx, now, set.length, set))),
      );
      failures = 0;
    } catch (thrown) {
      const [id] = set;
      if (set.length > 1 || id === undefined) {
        waiting.push(...halvesOf(set));
        continue;
      }
      failures += 1;
      if (failures >= failuresInSuccession) throw thrown;
      problem ??= problems.notDecided(id, toProblem(thrown));
      const again = new Date(now.getTime() + setAsideMs);
      await db.updateTable('incident').set({ decide_at: again }).where('id', '=', id).execute();
    }
  }
  return { decisions, more: due.length === limit, problem };
}

/** The later half first: the earlier one is taken from the end. */
function halvesOf(ids: readonly number[]): (readonly number[])[] {
  const middle = Math.ceil(ids.length / 2);
  return [ids.slice(middle), ids.slice(0, middle)].filter((half) => half.length > 0);
}

async function decideSet(
  db: Kysely<Schema>,
  now: Date,
  random: RandomBytes,
  lock: (tx: Kysely<Schema>) => Promise<Incident[]>,
): Promise<Decision[]> {
  // A transaction settles a portion of the gate; the one that settles the rest of it decides.
  let decisions: Decision[] | null = null;
  while (decisions === null) decisions = await transaction(db, (tx) => decideIn(tx, now, random, lock));
  return decisions;
}

/** Null if the gate is not settled yet. */
async function decideIn(
  tx: Kysely<Schema>,
  now: Date,
  random: RandomBytes,
  lock: (tx: Kysely<Schema>) => Promise<Incident[]>,
): Promise<Decision[] | null> {
  // Before the incidents: whoever waits for it then holds nothing that its owner may need.
  await lockDeciding(tx);
  if (!(await settleGate(tx, now))) return null;
  const incidents = await lock(tx);
  if (incidents.length === 0) return [];
  const circumstancesOf = await loadCircumstances(tx, incidents, now);
  const decided = incidents.map((incident) => {
    const given = circumstancesOf(incident);
    const decision = decide(incident, given);
    circumstancesOf.note(incident, decision);
    return { incident, ticket: given.ticket, decision };
  });
  await applyDecisions(tx, decided, { now, random });
  return decided.map(({ decision }) => decision);
}
