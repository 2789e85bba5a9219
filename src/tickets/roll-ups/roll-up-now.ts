import { type Kysely, sql } from 'kysely';
import { gatherMs } from '../../decisions/storm.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { Schema } from '../../platform/database/schema.ts';

/** What a decision about a roll-up depends on, besides how much it covers. */
export interface RollUpNow {
  /** Whether it covers something critical that ConnectWise has not been told of. */
  readonly critical: boolean;
  /** When the last roll-up ticket of its kind was sent for its company; null when none was. */
  readonly lastSentAt: Date | null;
}

const minuteMs = 60_000;

/**
 * A roll-up ticket of a company is followed by the next one, or by a note, after this: so that each incident is named
 * within the hour, and a company has at most two such tickets an hour. What is critical does not wait as long.
 */
export const followUpMs = 40 * minuteMs;
export const criticalFollowUpMs = 10 * minuteMs;

/** Until when a roll-up gathers before its ticket is composed. */
export function gathersUntil(rollUp: Pick<Incident, 'kind' | 'openedAt'>, given: RollUpNow | null): Date {
  const gathered = rollUp.openedAt.getTime() + gatherMs;
  if (rollUp.kind === 'digest' || !given?.lastSentAt) return new Date(gathered);
  const pause = given.critical ? criticalFollowUpMs : followUpMs;
  return new Date(Math.max(gathered, given.lastSentAt.getTime() + pause));
}

/** That of each roll-up among these incidents but digests, whose hour is set. */
export async function readRollUps(
  tx: Kysely<Schema>,
  incidents: readonly Incident[],
): Promise<Map<number, RollUpNow>> {
  const ids = incidents.filter(({ kind }) => kind === 'storm' || kind === 'late').map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const { rows } = await sql<RollUpNow & { id: number }>`
    select r.id,
      exists (select from incident c
        where c.covered_by = r.id and c.named_at is null and c.severity = 'critical') as critical,
      (select max(t.sent_at) from ticket t join incident other on other.id = t.incident_id
        where other.company_id = r.company_id and other.kind = r.kind and other.id <> r.id
          and t.state in ('sending', 'unknown', 'created', 'needs_person')) as "lastSentAt"
    from incident r where r.id in (${sql.join(ids)})
  `.execute(tx);
  return new Map(rows.map(({ id, critical, lastSentAt }) => [id, { critical, lastSentAt }]));
}
