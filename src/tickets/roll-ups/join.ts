import { type Kysely, sql } from 'kysely';
import { gatherMs } from '../../decisions/storm.ts';
import { bigintArray, rowsOf } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { type Gathering, gatheringName, growRollUps } from './cover.ts';
import { severityRank } from './severity.ts';

/** An incident that a roll-up of this kind will cover. */
export interface Joining extends Gathering {
  readonly incidentId: number;
}

/**
 * Finds or opens the roll-up for each of these incidents, and updates its severity. The caller writes which incidents
 * are covered.
 * @returns the roll-up of each, by the id of the incident
 */
export async function joinRollUps(
  tx: Kysely<Schema>,
  joining: readonly Joining[],
  now: Date,
): Promise<ReadonlyMap<number, number>> {
  if (joining.length === 0) return new Map();
  const gatherings = new Map(joining.map((one) => [gatheringName(one), one]));
  const rollUpOf = await growRollUps(tx, [...gatherings.values()], now);
  const joined = new Map(joining.map((one) => [one.incidentId, rollUpOf(one)]));
  await rate(tx, joined, now);
  return joined;
}

/** The limit makes the planner look it up in the index. */
const coversNone = sql`(select true from incident covered where covered.covered_by = r.id limit 1) is null`;

/**
 * A roll-up is as severe as the worst incident that it covers. A waiting one is decided again when a critical incident
 * joins it.
 * @param joined the roll-up of each incident that is about to join one
 */
async function rate(tx: Kysely<Schema>, joined: ReadonlyMap<number, number>, now: Date): Promise<void> {
  const columns = {
    incident_id: bigintArray([...joined.keys()]),
    roll_up: bigintArray([...joined.values()]),
  };
  await sql`
    update incident r set
      severity = case when ${severityRank('w.severity')} < ${severityRank('r.severity')} or ${coversNone}
        then w.severity else r.severity end,
      decide_at = case when w.severity = 'critical' and r.decision = 'hold'
        then least(r.decide_at, greatest(${now}::timestamptz, r.opened_at + ${gatherMs}::float8 * interval '1 ms'))
        else r.decide_at end
    from (
      select distinct on (g.roll_up) g.roll_up, c.severity
      from ${rowsOf('g', columns)} join incident c on c.id = g.incident_id
      order by g.roll_up, ${severityRank('c.severity')}
    ) as w
    where r.id = w.roll_up
  `.execute(tx);
}
