import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { bigintArray, rowsOf, textArray, timestampArray } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { IncidentGrowth } from './fold.ts';
import type { GrownIncident, GrowthChange } from './growth-change.ts';
import { listLimit } from './incident-lists.ts';
import { eachList, listsOf, rowsOfLists } from './list-columns.ts';
import { recordEvents } from './timeline.ts';

/** The columns of a growth, for `rowsOf`. */
export const growthColumns = (growths: readonly IncidentGrowth[]) => ({
  company_id: bigintArray(growths.map((growth) => growth.companyId)),
  key: textArray(growths.map((growth) => growth.key)),
  count: bigintArray(growths.map((growth) => growth.count)),
  first_seen_at: timestampArray(growths.map((growth) => growth.firstSeenAt)),
  last_seen_at: timestampArray(growths.map((growth) => growth.lastSeenAt)),
  verdict: textArray(growths.map((growth) => growth.verdict)),
  ...rowsOfLists(growths),
});

/** How the incident `i` of a growth `g` is found, and a condition that must hold once it is locked. */
export interface Belonging {
  /** A select that returns the incident's id. */
  readonly lookUp: RawBuilder<unknown>;
  readonly isSo: RawBuilder<SqlBool>;
}

/**
 * Adds growths `g` to the existing incidents `i` that they belong to, and so locks these. Each incident is looked up
 * alone: with poor statistics, as after many new incidents, the planner would read all open incidents for each batch.
 */
export async function countOn(
  tx: Kysely<Schema>,
  growths: readonly IncidentGrowth[],
  { lookUp, isSo }: Belonging,
): Promise<GrownIncident[]> {
  // One row of JSON, because reading a thousand rows of columns takes far longer; null if no incident grew.
  const { rows } = await sql<{ grown: string | null }>`
    with grown as (update incident i set
      detection_count = i.detection_count + g.count,
      first_seen_at = least(i.first_seen_at, g.first_seen_at),
      last_seen_at = greatest(i.last_seen_at, g.last_seen_at)
    from ${rowsOf('g', growthColumns(growths))} cross join lateral (${lookUp} limit 1) as own(id)
    where i.id = own.id and ${isSo}
    returning json_build_object('id', i.id, 'position', g.position, 'verdict', i.verdict,
      'decision', i.decision, 'decisionReason', i.decision_reason,
      'lists', case when ${addsNothing} and g.verdict = i.verdict then null else ${listsOf('i')} end) as one)
    select json_agg(one)::text as grown from grown
  `.execute(tx);
  return JSON.parse(rows[0]?.grown ?? '[]') as GrownIncident[];
}

/** True if each list contains all values of the growth already, or is full. */
const addsNothing = eachList(
  (list) => `(i.${list} @> g.${list}::text[] or cardinality(i.${list}) >= ${listLimit})`,
  ' and ',
);

/** Writes what growths changed besides the count. Few incidents are concerned: most only count up. */
export async function writeChanges(
  tx: Kysely<Schema>,
  changes: readonly GrowthChange[],
  now: Date,
): Promise<void> {
  const columns = {
    id: bigintArray(changes.map((change) => change.id)),
    verdict: textArray(changes.map((change) => change.verdict)),
    severity: textArray(changes.map((change) => change.severity)),
    decide_again: bigintArray(changes.map((change) => (change.decideAgain ? 1 : 0))),
    ...rowsOfLists(changes.map(({ added }) => added)),
  };
  await sql`
    update incident i set
      verdict = g.verdict,
      severity = coalesce(g.severity, i.severity),
      decide_at = case when g.decide_again = 1 then ${now}::timestamptz else i.decide_at end,
      ${eachList((list) => `${list} = i.${list} || g.${list}::text[]`)}
    from ${rowsOf('g', columns)}
    where i.id = g.id
  `.execute(tx);
  await recordEvents(
    tx,
    changes
      .filter((change) => change.verdict !== change.verdictBefore)
      .map((change) => ({
        incidentId: change.id,
        at: now,
        kind: 'worsened',
        message: `The verdict worsened from "${change.verdictBefore}" to "${change.verdict}".`,
      })),
  );
}
