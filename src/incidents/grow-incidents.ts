import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  bigintArray,
  booleanArray,
  millisecondArray,
  numbersOf,
  rowsOf,
  textArray,
  timeOf,
} from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { IncidentGrowth } from './fold.ts';
import { countingReasons, type GrownIncident, type GrowthChange, type StateBefore } from './growth-change.ts';
import { hasSeveral, listLimit } from './incident-lists.ts';
import { eachList, listsOf, onlyValues, rowsOfLists } from './list-columns.ts';
import { recordEvents } from './timeline.ts';

/** The columns of a growth besides its lists, for `rowsOf`. Both times are milliseconds. */
const countColumns = (growths: readonly IncidentGrowth[]) => ({
  company_id: bigintArray(growths.map((growth) => growth.companyId)),
  key: textArray(growths.map((growth) => growth.key)),
  count: bigintArray(growths.map((growth) => growth.count)),
  first_seen_at: millisecondArray(growths.map((growth) => growth.firstSeenAt)),
  last_seen_at: millisecondArray(growths.map((growth) => growth.lastSeenAt)),
  verdict: textArray(growths.map((growth) => growth.verdict)),
});

/** The columns of a growth, for `rowsOf`. Both times are milliseconds. */
export const growthColumns = (growths: readonly IncidentGrowth[]) => ({
  ...countColumns(growths),
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
  const columns = {
    ...countColumns(growths),
    ...onlyValues(growths),
    several: booleanArray(growths.map(hasSeveral)),
  };
  // One row of text, because reading a thousand rows of columns takes far longer; nulls if no incident grew.
  const { rows } = await sql<{ ids: string | null; positions: string | null; before: string | null }>`
    with grown as (update incident i set
      detection_count = i.detection_count + g.count,
      first_seen_at = least(i.first_seen_at, ${timeOf('g.first_seen_at')}),
      last_seen_at = greatest(i.last_seen_at, ${timeOf('g.last_seen_at')})
    from ${rowsOf('g', columns)} cross join lateral (${lookUp} limit 1) as own(id)
    where i.id = own.id and ${isSo}
    returning i.id, g.position, case when ${onlyCounts} then null else json_build_object('position', g.position,
      'verdict', i.verdict, 'decision', i.decision, 'decisionReason', i.decision_reason,
      'lists', ${listsOf('i')}) end as before)
    select array_agg(id)::text as ids, array_agg(position)::text as positions,
      (json_agg(before) filter (where before is not null))::text as before
    from grown
  `.execute(tx);
  const before = new Map(
    (JSON.parse(rows[0]?.before ?? '[]') as (StateBefore & { position: number })[]).map((one) => [
      one.position,
      one,
    ]),
  );
  const positions = numbersOf(rows[0]?.positions ?? null);
  return numbersOf(rows[0]?.ids ?? null).map((id, index) => {
    const position = positions[index] ?? 0;
    return { id, position, before: before.get(position) ?? null };
  });
}

/**
 * True if the growth changes nothing but count and times: each list has its only value already, or is full, its verdict
 * is the incident's, and no decision depends on the count. False also for a growth with several values in a list: these
 * are few, and are compared in JavaScript. Comparing arrays here for each incident takes as long as updating it.
 */
const onlyCounts = sql`not g.several and ${eachList(
  (list) => `(g.${list} is null or g.${list} = any(i.${list}) or cardinality(i.${list}) >= ${listLimit})`,
  ' and ',
)} and g.verdict = i.verdict and i.decision_reason not in (${sql.join(countingReasons.map((reason) => sql.lit(reason)))})`;

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
