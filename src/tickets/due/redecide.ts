import type { Kysely } from 'kysely';
import { decide } from '../../decisions/decide.ts';
import { lockIncident } from '../../incidents/store.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { applyDecision } from './apply-decision.ts';
import { loadCircumstances } from './circumstances.ts';

/** Decides one incident at once, in the transaction that changed it. */
export async function redecide(
  tx: Kysely<Schema>,
  incidentId: number,
  now: Date,
  random: RandomBytes,
): Promise<void> {
  const incident = await lockIncident(tx, incidentId);
  if (incident === null) return;
  const given = (await loadCircumstances(tx, [incident], now))(incident);
  // A ticket that waits for its next attempt is decided already.
  if (given.ticket?.state === 'queued') return;
  await applyDecision(tx, incident, given.ticket, decide(incident, given), { now, random });
}
