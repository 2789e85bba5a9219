import { type Kysely, sql } from 'kysely';
import { lockDeciding } from '../../incidents/lock-deciding.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Reconsider } from '../../platform/settings/change.ts';

/**
 * Has what is held decided again, since something it may wait for is about to change: of one company, or all. To be
 * called in the transaction of the change, before it, with what becomes of what it releases. Tickets that ConnectWise refused get another chance, as what it
 * refused may be what is changed.
 */
export async function reconsider(
  tx: Kysely<Schema>,
  now: Date,
  { companyId, release }: Parameters<Reconsider>[2] = {},
): Promise<void> {
  await lockDeciding(tx);
  const ofCompany = companyId === undefined ? sql`` : sql`and company_id = ${companyId}`;
  const isHeld = sql`(decision = 'hold' or decision_reason = 'accepted')
    and decision_reason not in ('waiting_to_group', 'outcome_unknown')`;
  const gate = release === 'flow' ? sql`release_gate` : release === 'now' ? null : (release ?? 'ask');
  // Also locks incidents that are due or being sent, though they stay as they are: a worker may be about to
  // hold one. This
  // waits for it, and then its result counts.
  await sql`
    update incident set decide_at = case when ${isHeld} then ${now}::timestamptz else decide_at end,
      -- How much a person's change releases is counted first, see gate.ts.
      release_gate = case when ${isHeld} and kind = 'detections' then ${gate} else release_gate end
    where state = 'open' and (decision in ('hold', 'create', 'reopen') or decision_reason = 'accepted') ${ofCompany}
  `.execute(tx);
  // Incidents before tickets: the order of locks.
  await sql`
    update ticket set state = 'withdrawn', problem = null
    where state = 'refused' and incident_id in (
      select id from incident where state = 'open' and ${isHeld} ${ofCompany})
  `.execute(tx);
}
