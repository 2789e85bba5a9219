import type { Kysely } from 'kysely';
import { ticketSight } from '../../connectwise/client/permissions.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { decideAgain } from '../due/reconsider.ts';
import { problems } from '../record/problems.ts';

/** Reasons for asking a person: the role did not let Picket search, or hid tickets from it. */
const forTheRole = [
  problems.roleHidesTickets().code,
  problems.absenceUnproven().code,
  problems.searchRefused({ code: '', message: '', hint: '', retry: 'never' }).code,
];

/**
 * Searches again for tickets that wait for a person, once the role shows every ticket and lets Picket search.
 *
 * @returns whether tickets wait for that, and whether they are searched for now.
 */
export async function searchAgain(
  db: Kysely<Schema>,
  client: ConnectWise,
  now: Date,
  signal: AbortSignal,
): Promise<{ waiting: boolean; released: boolean }> {
  const held = await db
    .selectFrom('ticket')
    .select(['id', 'incident_id', 'reference'])
    .where('state', '=', 'needs_person')
    .where((is) => is(is.ref('problem', '->>').key('code'), 'in', forTheRole))
    .orderBy('id')
    .execute();
  const [first] = held;
  if (first === undefined) return { waiting: false, released: false };
  const role = await client.mySecurity(signal);
  const searched =
    ticketSight(role.ok ? role.value : null) === 'all'
      ? await client.ticketsByReference(first.reference, signal)
      : null;
  if (searched?.ok !== true) return { waiting: true, released: false };
  for (const { id, incident_id: incidentId } of held) {
    await transaction(db, async (tx) => {
      await decideAgain(tx, now, [incidentId]);
      await tx
        .updateTable('ticket')
        .set({ state: 'unknown', searches: 0, searched_by: null, next_attempt_at: now })
        .where('id', '=', id)
        // A person may have settled the outcome meanwhile.
        .where('state', '=', 'needs_person')
        .execute();
    });
  }
  return { waiting: true, released: true };
}
