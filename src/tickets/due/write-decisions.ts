import { type Kysely, sql } from 'kysely';
import type { Decision } from '../../decisions/decide.ts';
import { isPlanned, releasedAt } from '../../decisions/planned.ts';
import type { Incident } from '../../incidents/incident.ts';
import {
  bigintArray,
  booleanArray,
  rowsOf,
  textArray,
  timestampArray,
} from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';

/** What a decision changes in the row of its incident. */
export interface DecisionChange {
  readonly incident: Incident;
  readonly decision: Decision;
  /** The roll-up that covers the incident by this decision. */
  readonly coveredBy: number | null;
  /** Whether the decision differs from the one before. */
  readonly isNew: boolean;
}

/** Writes decisions into the rows of their incidents, which the caller has locked. */
export async function writeDecisions(
  tx: Kysely<Schema>,
  changes: readonly DecisionChange[],
  now: Date,
): Promise<void> {
  const decisions = changes.map(({ decision }) => decision);
  const columns = {
    incident_id: bigintArray(changes.map(({ incident }) => incident.id)),
    action: textArray(decisions.map(({ action }) => action)),
    reason: textArray(decisions.map(({ reason }) => reason)),
    note: textArray(decisions.map(({ note }) => note ?? null)),
    next_at: timestampArray(decisions.map(({ decideAt }) => decideAt)),
    released: timestampArray(
      changes.map(({ incident, decision }) =>
        isPlanned(decision.reason) ? incident.releasedAt : releasedAt(incident, now),
      ),
    ),
    is_new: booleanArray(changes.map((change) => change.isNew)),
    // 0 means none: an array of numbers has no null here.
    roll_up: bigintArray(changes.map(({ coveredBy }) => coveredBy ?? 0)),
    // Closed, so that the same threat seen again is a new incident and not lost in an abandoned one.
    given_up: booleanArray(
      decisions.map(({ reason }) => reason === 'held_too_long' || reason === 'nothing_to_tell'),
    ),
  };
  await sql`
    update incident i set
      decision = g.action, decision_reason = g.reason, decision_note = g.note, decide_at = g.next_at,
      released_at = g.released,
      decided_at = case when g.is_new then ${now}::timestamptz else i.decided_at end,
      covered_by = nullif(g.roll_up, 0),
      covered_at = case when i.covered_by is not distinct from nullif(g.roll_up, 0) then i.covered_at
        when g.roll_up <> 0 then ${now}::timestamptz end,
      named_at = case when i.covered_by is not distinct from nullif(g.roll_up, 0) then i.named_at end,
      state = case when g.given_up then 'closed' else i.state end,
      closed_at = case when g.given_up then ${now}::timestamptz else i.closed_at end,
      closed_reason = case when g.given_up then g.reason else i.closed_reason end
    from ${rowsOf('g', columns)}
    where i.id = g.incident_id
  `.execute(tx);
}
