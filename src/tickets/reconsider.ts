import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';

/**
 * Has what is held decided again, since something it may wait for has changed: of one company, or all. To be called
 * in the transaction of the change. Tickets that ConnectWise refused get another chance, as what it refused may be
 * what has changed.
 */
export async function reconsider(
  tx: Kysely<Schema>,
  now: Date,
  { companyId }: { companyId?: number } = {},
): Promise<void> {
  const held = tx
    .selectFrom('incident')
    .select('id')
    .where('state', '=', 'open')
    .where(({ eb, or }) => or([eb('decision', '=', 'hold'), eb('decision_reason', '=', 'accepted')]))
    .where('decision_reason', 'not in', ['waiting_to_group', 'outcome_unknown'])
    .$if(companyId !== undefined, (query) => query.where('company_id', '=', companyId ?? 0));
  // Incidents before tickets: the order in which everyone locks them.
  await tx.updateTable('incident').set({ decide_at: now }).where('id', 'in', held).execute();
  await tx
    .updateTable('ticket')
    .set({ state: 'withdrawn', problem: null })
    .where('state', '=', 'refused')
    .where('incident_id', 'in', held)
    .execute();
}
