import type { Kysely } from 'kysely';
import { isOneOf } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { decideAgain } from '../due/reconsider.ts';

/** A ticket that ConnectWise refused. */
export interface Held {
  readonly id: number;
  readonly incident_id: number;
}

/** Has refused tickets of open incidents decided and sent again. */
export async function release(db: Kysely<Schema>, held: readonly Held[], now: Date): Promise<void> {
  if (held.length === 0) return;
  await transaction(db, async (tx) => {
    // Incidents before tickets: the order in which everyone locks them.
    const incidents = await tx
      .selectFrom('incident')
      .select('id')
      .where(isOneOf('id', new Set(held.map((row) => row.incident_id))))
      .where('state', '=', 'open')
      .orderBy('id')
      .forUpdate()
      .execute();
    if (incidents.length === 0) return;
    const open = incidents.map(({ id }) => id);
    await decideAgain(tx, now, open);
    await tx
      .updateTable('ticket')
      // Its problem stays, so that the same refusal is not written into the timeline again.
      .set({ state: 'withdrawn' })
      .where(
        isOneOf(
          'id',
          held.map(({ id }) => id),
        ),
      )
      .where(isOneOf('incident_id', open))
      .where('state', '=', 'refused')
      .execute();
  });
}
