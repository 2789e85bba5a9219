import { type Kysely, sql } from 'kysely';
import type { Incident } from '../../incidents/incident.ts';
import { toIncident } from '../../incidents/store.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { severityRank } from './severity.ts';

/** The incidents that a roll-up covers: all of them in numbers, and the worst ones. */
export interface Covered {
  readonly incidents: number;
  readonly detections: number;
  readonly firstSeenAt: Date | null;
  readonly lastSeenAt: Date | null;
  readonly shown: readonly Incident[];
}

/** How many incidents each roll-up among these covers. */
export async function countCovered(
  tx: Kysely<Schema>,
  incidents: readonly Incident[],
): Promise<Map<number, number>> {
  const rollUps = incidents.filter(({ kind }) => kind !== 'detections').map(({ id }) => id);
  if (rollUps.length === 0) return new Map();
  const rows = await tx
    .selectFrom('incident')
    .select(['covered_by', ({ fn }) => fn.countAll<number>().as('count')])
    .where('covered_by', 'in', rollUps)
    .groupBy('covered_by')
    .execute();
  const counts = new Map(rows.map(({ covered_by, count }) => [covered_by, Number(count)]));
  return new Map(rollUps.map((id) => [id, counts.get(id) ?? 0]));
}

/** Reads the incidents that a roll-up covers, or those that ConnectWise does not name yet: the worst first. */
export async function loadCovered(
  tx: Kysely<Schema>,
  rollUpId: number,
  { shown, unnamed = false }: { shown: number; unnamed?: boolean },
): Promise<Covered> {
  const { rows } = await sql<Omit<Covered, 'shown'>>`
    select count(*)::int as incidents, coalesce(sum(detection_count), 0)::bigint as detections,
      min(first_seen_at) as "firstSeenAt", max(last_seen_at) as "lastSeenAt"
    from incident where covered_by = ${rollUpId} and (named_at is null or ${!unnamed})
  `.execute(tx);
  const most = await tx
    .selectFrom('incident')
    .selectAll()
    .where('covered_by', '=', rollUpId)
    .$if(unnamed, (query) => query.where('named_at', 'is', null))
    .orderBy(severityRank('severity'))
    .orderBy('detection_count', 'desc')
    .orderBy('id')
    .limit(shown)
    .execute();
  const all = rows[0] ?? { incidents: 0, detections: 0, firstSeenAt: null, lastSeenAt: null };
  return { ...all, shown: most.map(toIncident) };
}
