import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { recordEvents } from './timeline.ts';

const batchSize = 500;

/**
 * Closes what a roll-up covers once that is closed, since its ticket told of them. Whoever works on one at the moment
 * is not waited for: the next round closes it.
 *
 * @returns how many were closed; call again while it is the batch size.
 */
export async function closeCovered(tx: Kysely<Schema>, now: Date): Promise<number> {
  const { rows } = await sql<{ id: number; covered_by: number }>`
    update incident i set state = 'closed', closed_at = r.closed_at, closed_reason = r.closed_reason, decide_at = null
    from incident r
    where r.id = i.covered_by and i.id in (
      select covered.id from incident covered join incident roll_up on roll_up.id = covered.covered_by
      where covered.state = 'open' and covered.covered_by is not null and roll_up.state = 'closed'
      limit ${batchSize}
      for no key update of covered skip locked
    )
    returning i.id, i.covered_by
  `.execute(tx);
  await recordEvents(
    tx,
    rows.map(({ id, covered_by }) => ({
      incidentId: id,
      at: now,
      kind: 'closed',
      message: `Closed with the roll-up that covers it, incident ${covered_by}.`,
    })),
  );
  return rows.length;
}
