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

/** Incidents decided in one transaction: so few that ingest never waits long for their locks. */
const setSize = 500;

/** An incident that could not be decided is tried again after this. */
export const setAsideMs = 60_000;
/** After this many failures in a row, the incidents are not the cause. */
const failuresInSuccession = 5;

export interface DecidedSet {
  readonly decisions: readonly Decision[];
  /** Whether more are probably due. */
  readonly more: boolean;
  /** Why an incident could not be decided. It is retried after a minute, and the others were decided. */
  readonly problem: Problem | null;
}

/** Decides a set of due incidents. If the set fails, smaller ones are tried, down to the incident that causes it. */
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

/** Halves a failed set until only one incident fails. */
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

/** The later half first, because sets are taken from the end. */
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
  // Each transaction settles a portion of the gate; the one that settles the last portion decides.
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
  // Taken before the incidents are locked: a transaction that waits for it then holds no lock that its owner may need.
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
