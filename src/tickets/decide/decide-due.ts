import type { Kysely } from 'kysely';
import type { Schema } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { lockDeciding } from '../../incidents/lock-deciding.ts';
import { lockDueIncidents } from '../../incidents/store.ts';
import type { RandomBytes } from '../../values/random.ts';
import { applyDecision } from './apply-decision.ts';
import { readCircumstances } from './circumstances.ts';
import { type Decision, decide } from './decide.ts';
import { settleGate } from './gate.ts';

/** Incidents one transaction decides: small enough that ingest never waits long for their locks. */
const batchSize = 100;

export interface Decided {
  readonly decisions: readonly Decision[];
  /** Whether there are probably more due. */
  readonly more: boolean;
}

/** Decides the incidents that are due, a batch of them. */
export async function decideDue(db: Kysely<Schema>, now: Date, random: RandomBytes): Promise<Decided> {
  return transaction(db, async (tx) => {
    // Before the incidents: whoever waits for it then holds nothing that its holder may want.
    await lockDeciding(tx);
    await settleGate(tx, now);
    const incidents = await lockDueIncidents(tx, now, batchSize);
    if (incidents.length === 0) return { decisions: [], more: false };
    const circumstancesOf = await readCircumstances(tx, incidents, now);
    const decisions: Decision[] = [];
    for (const incident of incidents) {
      const given = circumstancesOf(incident);
      const decision = decide(incident, given);
      await applyDecision(tx, incident, given.ticket, decision, { now, random });
      circumstancesOf.note(incident, decision);
      decisions.push(decision);
    }
    return { decisions, more: incidents.length === batchSize };
  });
}
