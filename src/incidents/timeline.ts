import { type Kysely, sql } from 'kysely';
import { bigintArray, textArray, timestampArray } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';

/** One line of an incident's timeline: what happened, and why, in words for a person. */
export interface TimelineEvent {
  readonly incidentId: number;
  readonly at: Date;
  readonly kind: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export async function recordEvents(tx: Kysely<Schema>, events: readonly TimelineEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into incident_event (incident_id, at, kind, message, details)
    select incident_id, at, kind, message, details::jsonb
    from unnest(
      ${bigintArray(events.map((event) => event.incidentId))},
      ${timestampArray(events.map((event) => event.at))},
      ${textArray(events.map((event) => event.kind))},
      ${textArray(events.map((event) => event.message))},
      ${textArray(events.map((event) => (event.details ? JSON.stringify(event.details) : null)))}
    ) as e(incident_id, at, kind, message, details)
  `.execute(tx);
}
