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
const batchSize = 100;

/** An incident that could not be decided is tried again after this. */
export const setAsideMs = 60_000;
/** After so many failures in succession the fault is none of the incidents'. */
const failuresInSuccession = 5;

export interface Decided {
  readonly decisions: readonly Decision[];
  /** Whether more are probably due. */
  readonly more: boolean;
  /** Why an incident could not be decided; it was set aside for a minute, and the others were decided. */
  readonly problem: Problem | null;
}

/** Decides the incidents that are due, a batch of them; one by one where the batch fails. */
export async function decideDue(db: Kysely<Schema>, now: Date, random: RandomBytes): Promise<Decided> {
  try {
    const decisions = await decideBatch(db, now, random, (tx) => lockDueIncidents(tx, now, batchSize));
    return { decisions, more: decisions.length === batchSize, problem: null };
  } catch {
    return decideEach(db, now, random);
  }
}

async function decideEach(db: Kysely<Schema>, now: Date, random: RandomBytes): Promise<Decided> {
  const due = await dueIncidents(db, now, batchSize);
  const decisions: Decision[] = [];
  let problem: Problem | null = null;
  let failures = 0;
  for (const id of due) {
    try {
      const one = (tx: Kysely<Schema>) => lockDueIncidents(tx, now, 1, id);
      decisions.push(...(await decideBatch(db, now, random, one)));
      failures = 0;
    } catch (thrown) {
      failures += 1;
      if (failures >= failuresInSuccession) throw thrown;
      problem ??= problems.notDecided(id, toProblem(thrown));
      const again = new Date(now.getTime() + setAsideMs);
      await db.updateTable('incident').set({ decide_at: again }).where('id', '=', id).execute();
    }
  }
  return { decisions, more: due.length === batchSize, problem };
}

async function decideBatch(
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
