import { type Kysely, sql } from 'kysely';
import { gatherMs } from '../../decisions/storm.ts';
import type { RollUpKind } from '../../incidents/incident.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { severityRank } from './severity.ts';

/** Why a roll-up was opened, for its timeline. */
const openings: Record<RollUpKind, string> = {
  storm: 'Opened: the limit of tickets within an hour was reached. It covers the other incidents.',
  digest: 'Opened: it covers all incidents for the daily digest.',
  late: 'Opened: its ticket covers all incidents that occurred long ago.',
};

/**
 * Finds the roll-up of a company that takes in more, locks it and notes that it grew, by which incident where that is
 * one; opens a roll-up where there is none.
 * The unique index `incident_one_gathering` sees to it that two workers find the same.
 */
export async function growRollUp(
  tx: Kysely<Schema>,
  companyId: number,
  kind: RollUpKind,
  now: Date,
  incidentId?: number,
): Promise<number> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const id = (await touch(tx, companyId, kind, now)) ?? (await open(tx, companyId, kind, now));
    if (id !== null) {
      if (incidentId !== undefined) await rate(tx, id, incidentId, now);
      return id;
    }
    // Opened or ended by another worker at this moment.
  }
  throw new Error(`Picket can neither find nor open a roll-up for company ${companyId}.`);
}

/** A roll-up is as severe as the worst it covers; one that waits is decided again when something critical joins it. */
async function rate(tx: Kysely<Schema>, id: number, incidentId: number, now: Date): Promise<void> {
  await sql`
    update incident r set
      severity = case when ${severityRank('c.severity')} < ${severityRank('r.severity')} or not exists (
        select from incident covered where covered.covered_by = r.id) then c.severity else r.severity end,
      decide_at = case when c.severity = 'critical' and r.decision = 'hold'
        then least(r.decide_at, greatest(${now}::timestamptz, r.opened_at + ${gatherMs}::float8 * interval '1 ms'))
        else r.decide_at end
    from incident c where r.id = ${id} and c.id = ${incidentId}
  `.execute(tx);
}

async function touch(
  tx: Kysely<Schema>,
  companyId: number,
  kind: RollUpKind,
  now: Date,
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    update incident set last_seen_at = greatest(last_seen_at, ${now}::timestamptz)
    where company_id = ${companyId} and kind = ${kind} and state = 'open' and ended_at is null
      and sealed_at is null
    returning id
  `.execute(tx);
  return rows[0]?.id ?? null;
}

async function open(
  tx: Kysely<Schema>,
  companyId: number,
  kind: RollUpKind,
  now: Date,
): Promise<number | null> {
  const decideAt = new Date(now.getTime() + gatherMs);
  const { rows } = await sql<{ id: number }>`
    insert into incident (company_id, kind, key, state, detection_count, first_seen_at, last_seen_at, opened_at, verdict,
      reasons, domains, devices, client_addresses, policies, decision, decision_reason, decided_at, decide_at)
    values (${companyId}, ${kind}, ${JSON.stringify([kind, now.toISOString()])}, 'open', 0, ${now}, ${now}, ${now}, '',
      '{}', '{}', '{}', '{}', '{}', 'hold', 'waiting_to_group', ${now}, ${decideAt})
    on conflict do nothing
    returning id
  `.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  await recordEvents(tx, [{ incidentId: row.id, at: now, kind: 'opened', message: openings[kind] }]);
  return row.id;
}
