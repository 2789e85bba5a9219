import { type Kysely, sql } from 'kysely';
import { textArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { runApart } from '../../platform/values/run-apart.ts';
import { completeSince } from './complete-since.ts';
import type { Retention } from './retention.ts';

/** The rows that one transaction deletes from a table: so few that nobody waits for it. */
const batchSize = 1_000;

const dayMs = 86_400_000;
/** How far back the overview goes, regardless of how long detections are kept. */
const tallyDays = 35;
/**
 * Sessions and one-time values are refused when they end, and kept slightly longer for investigation. The queries of a
 * company’s log are kept as long.
 */
const passedDays = 7;
/** Conditions of which people were notified. A channel that is quiet for some days must still report their end. */
const notifiedDays = 30;

export interface Deleted {
  readonly table: string;
  readonly rows: number;
}

/**
 * Deletes a batch of expired rows from each table; call again while any batch was full. A failure in one table does not
 * stop the others: `problem` is the first failure.
 * An open incident stays, at any age, and so does one whose ticket may still be on its way. The audit trail is kept for
 * good.
 */
export async function deleteExpired(
  db: Kysely<Schema>,
  { detectionDays, incidentDays }: Retention,
  now: Date,
): Promise<{ readonly deleted: Deleted[]; readonly more: boolean; readonly problem: Problem | null }> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  const detections = before(detectionDays);
  const passed = before(passedDays);
  const reported = before(Math.max(incidentDays, detectionDays, tallyDays));
  const batches = [
    // Both times count: a late detection is kept as long as one that arrived at once.
    expired('detection', sql`received_at < ${detections} and occurred_at < ${detections}`),
    // The counts of companies are kept for reports, as long as incidents.
    expired(
      'detection_tally',
      sql`kind = any(${textArray(['domain', 'reason', 'device'])}) and hour < ${before(Math.max(detectionDays, tallyDays))}
        or kind = 'company' and hour < ${reported}`,
    ),
    expired('dns_count', sql`hour < ${reported}`),
    expired('dns_logged_query', sql`at < ${passed}`),
    expired('quarantine', sql`last_seen_at < ${detections}`),
    expired(
      'incident',
      sql`state = 'closed' and closed_at < ${before(incidentDays)}
        and not exists (select from detection d where d.incident_id = expired.id)
        and not exists (select from ticket t where t.incident_id = expired.id
          and t.state in ('queued', 'sending', 'unknown', 'needs_person'))`,
    ),
    expired('session', sql`expires_at < ${passed}`),
    expired('verification', sql`expires_at < ${passed}`),
    expired('callback_message', sql`received_at < ${passed}`),
    expired('bulk_action', sql`made_at < ${passed}`),
    expired('notification', sql`state <> 'queued' and queued_at < ${before(notifiedDays)}`),
    expired('notification_condition', sql`ended_at < ${before(notifiedDays)}`),
  ];
  const deleted: Deleted[] = [];
  const problem = await runApart(
    batches.map(({ table, statement }) => async () => {
      const { numAffectedRows = 0n } = await transaction(db, async (tx) => {
        const done = await statement.execute(tx);
        if (reportedTables.has(table) && (done.numAffectedRows ?? 0n) > 0n)
          await noteDeleted(tx, table === 'incident' ? before(incidentDays) : reported, now);
        return done;
      });
      if (numAffectedRows > 0n) deleted.push({ table, rows: Number(numAffectedRows) });
    }),
  );
  return { deleted, problem, more: deleted.some(({ rows }) => rows === batchSize) };
}

/** The tables that reports count. Hourly counts with a shorter retention are only for the charts of the overview. */
const reportedTables: ReadonlySet<string> = new Set(['incident', 'detection_tally', 'dns_count']);

/** Stores, with the deletion, since when data is complete. This time never moves back. */
async function noteDeleted(tx: Kysely<Schema>, cutoff: Date, now: Date): Promise<void> {
  const known = await loadSetting(tx, completeSince);
  if (known !== null && new Date(known) >= cutoff) return;
  await writeSetting(tx, completeSince, cutoff.toISOString(), { at: now, actor: 'picket' });
}

function expired(table: keyof Schema & string, condition: ReturnType<typeof sql>) {
  const statement = sql`
    delete from ${sql.table(table)} where id in (
      select id from ${sql.table(table)} as expired where ${condition} limit ${batchSize} for update skip locked
    )`;
  return { table, statement };
}
