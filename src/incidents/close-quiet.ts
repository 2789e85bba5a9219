import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import type { IncidentSettings } from './incident-settings.ts';
import { recordEvents } from './timeline.ts';

/** The most incidents that one call closes, so that transactions stay short. */
const batchSize = 500;

/**
 * Closes incidents that had no detection for the quiet time. Held incidents stay open, because nobody has been informed
 * yet. Incidents with a ticket, or with one on its way, stay open too: people close tickets in ConnectWise.
 * @returns how many were closed; call again while it equals the batch size.
 */
export async function closeQuietIncidents(
  tx: Kysely<Schema>,
  settings: IncidentSettings,
  now: Date,
): Promise<number> {
  const before = new Date(now.getTime() - settings.quietAfterHours * 3_600_000);
  const { rows } = await sql<{ id: number }>`
    update incident set state = 'closed', closed_at = ${now}, closed_reason = 'quiet', decide_at = null
    where id in (
      select id from incident
      where state = 'open' and decision = 'skip' and last_seen_at < ${before}
      order by last_seen_at limit ${batchSize}
      for no key update skip locked
    )
    returning id
  `.execute(tx);
  await recordEvents(
    tx,
    rows.map((row) => ({
      incidentId: row.id,
      at: now,
      kind: 'closed',
      message: `Closed: no detection for ${settings.quietAfterHours} h.`,
    })),
  );
  return rows.length;
}
