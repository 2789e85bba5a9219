import { type Kysely, sql } from 'kysely';
import { mayDo, rights } from '../../connectwise/connection/rights.ts';
import { criticalFollowUpMs, followUpMs } from '../../decisions/roll-up-now.ts';
import { recurrenceSettings } from '../../incidents/recurrence-settings.ts';
import type { Severity } from '../../incidents/severities.ts';
import { toIncident } from '../../incidents/store.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { queueOperations } from '../record/queue-follow-up.ts';
import { isNoteDue, newsOf, worseEveryHours } from './news.ts';

/** Tickets that one call checks. */
const batchSize = 200;

/**
 * Queues a note for each open ticket whose incident has news to report, one batch of them, if the role may add notes
 * and the setting allows them.
 * @returns how many were queued; call again while it equals the batch size.
 */
export async function queueNotes(db: Kysely<Schema>, now: Date, random: RandomBytes): Promise<number> {
  const settings = await loadSetting(db, recurrenceSettings);
  if (!settings.notes || !mayDo(await loadSetting(db, rights), 'notes')) return 0;
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  const found = await db
    .selectFrom('ticket')
    .innerJoin('incident', 'incident.id', 'ticket.incident_id')
    .selectAll('incident')
    .select(['ticket.id as ticket_id', 'ticket.told', 'ticket.told_at'])
    .where('ticket.state', '=', 'created')
    .where('ticket.life', '=', 'open')
    .where('ticket.elsewhere', 'is', null)
    .where('incident.state', '=', 'open')
    .where('ticket.told_at', '<=', before(Math.min(worseEveryHours, settings.noteEveryHours, criticalHours)))
    .where(({ or, and, eb }) =>
      or([
        and([
          eb('ticket.told_at', '<=', before(settings.noteEveryHours)),
          or([settings.noteWhat === 'everything' ? hasMore : hasNews]),
        ]),
        and([eb('ticket.told_at', '<=', before(rollUpHours)), coversMore()]),
        coversMore('critical'),
        sql<boolean>`ticket.told ->> 'verdict' <> incident.verdict`,
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('ticket_operation')
            .select('ticket_operation.id')
            .whereRef('ticket_operation.ticket_id', '=', 'ticket.id')
            .where('ticket_operation.kind', '=', 'note')
            .where('ticket_operation.state', 'in', ['queued', 'sending', 'unknown']),
        ),
      ),
    )
    .orderBy('ticket.told_at')
    .limit(batchSize)
    .execute();
  let failure: unknown;
  const due = found.filter(({ told, told_at: toldAt, ...row }) => {
    if (told === null || toldAt === null) return false;
    try {
      return row.kind !== 'detections' || isNoteDue(newsOf(told, toIncident(row)), { toldAt, now }, settings);
    } catch (thrown) {
      failure ??= thrown;
      return false;
    }
  });
  const ticketIds = due.map((row) => row.ticket_id);
  await queueOperations(db, 'note', ticketIds, { now, random });
  // Thrown after the others have their notes.
  if (failure !== undefined) throw failure;
  return due.length;
}

/** The pause of notes on a roll-up's ticket. It is short enough that each incident is named within the hour. */
const rollUpHours = followUpMs / 3_600_000;
const criticalHours = criticalFollowUpMs / 3_600_000;

const coversMore = (severity?: Severity) => sql<boolean>`(incident.kind = 'storm' and exists (
  select from incident covered where covered.covered_by = incident.id and covered.state = 'open'
    and covered.named_at is null ${severity === undefined ? sql`` : sql`and covered.severity = ${severity}`}))`;
const hasMore = sql<boolean>`incident.detection_count > (ticket.told ->> 'count')::bigint`;
const hasNews = sql<boolean>`not (to_jsonb(incident.devices) <@ (ticket.told -> 'devices')
  and to_jsonb(incident.domains) <@ (ticket.told -> 'domains')
  and to_jsonb(incident.reasons) <@ (ticket.told -> 'reasons'))`;
