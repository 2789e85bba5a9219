import { type Kysely, sql } from 'kysely';
import type { DetectionInput } from '../detections/detection.ts';
import { bigintArray } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';
import { closeIncident } from './close-incident.ts';
import { type Grouping, groupingKey } from './grouping-key.ts';
import { recordEvents } from './timeline.ts';

/** What a source reports as ended. */
export interface Over {
  /** The detection as it was sent; its id counts only if `hasId`. */
  readonly detection: DetectionInput;
  readonly hasId: boolean;
  readonly at: Date;
}

interface Source {
  readonly id: number;
  readonly name: string;
}

/**
 * Ends the detections that a source reports as ended, in the caller's transaction, which holds the source's lock. An
 * incident has ended once all its detections have. It is closed if it has no ticket. With a ticket it stays open, since
 * people close tickets.
 * @returns how many incidents ended.
 */
export async function endOver(
  tx: Kysely<Schema>,
  source: Source,
  overs: readonly Over[],
  { grouping, now }: { grouping: Grouping; now: Date },
): Promise<number> {
  const lastAt = new Map<number, Date>();
  for (const over of overs) {
    const at = over.at > now ? now : over.at;
    for (const id of await markDetections(tx, source.id, { ...over, at }, grouping)) {
      const before = lastAt.get(id);
      if (before === undefined || before < at) lastAt.set(id, at);
    }
  }
  const ended = await lockEnded(tx, [...lastAt.keys()]);
  for (const { id, hasTicket } of ended) {
    if (hasTicket)
      await recordEvents(tx, [{ incidentId: id, at: now, kind: 'over', message: stillTicketed(source) }]);
    else {
      const closedAt = lastAt.get(id) ?? now;
      await closeIncident(tx, id, { reason: 'over', closedAt, now, message: closedUnticketed(source) });
    }
  }
  return ended.length;
}

const stillTicketed = ({ name }: Source) =>
  `${name} reports that it has ended. It stays open until its ticket is closed in ConnectWise.`;
const closedUnticketed = ({ name }: Source) => `Closed: ${name} reports that it has ended. It had no ticket.`;

/** Marks the detections as ended. @returns the incidents of detections that had not ended before. */
async function markDetections(
  tx: Kysely<Schema>,
  sourceId: number,
  { detection, hasId, at }: Over,
  grouping: Grouping,
): Promise<number[]> {
  if (hasId) {
    const same = await tx
      .selectFrom('detection')
      .select('id')
      .where('source_id', '=', sourceId)
      .where('occurred_at', '=', detection.occurredAt)
      .where('external_id', '=', detection.externalId)
      .execute();
    if (same.length > 0)
      return mark(
        tx,
        same.map(({ id }) => id),
        at,
      );
  }
  const ofIncident = await tx
    .selectFrom('incident')
    .innerJoin('company', 'company.id', 'incident.company_id')
    .innerJoin('detection', 'detection.incident_id', 'incident.id')
    .select('detection.id')
    .where('company.source_id', '=', sourceId)
    .where('company.external_id', '=', detection.company?.externalId ?? '')
    .where('incident.key', '=', groupingKey(detection, grouping).key)
    .where('incident.state', '=', 'open')
    .where('detection.occurred_at', '<=', at)
    .where('detection.over_at', 'is', null)
    .execute();
  return mark(
    tx,
    ofIncident.map(({ id }) => id),
    at,
  );
}

async function mark(tx: Kysely<Schema>, ids: readonly number[], at: Date): Promise<number[]> {
  const { rows } = await sql<{ incident_id: number }>`
    update detection set over_at = ${at}
    where id = any(${bigintArray(ids)}) and over_at is null
    returning incident_id
  `.execute(tx);
  return [...new Set(rows.map((row) => row.incident_id))];
}

/** Locks those of the incidents that are open and have no ongoing detection, and tells whether each has a ticket. */
async function lockEnded(
  tx: Kysely<Schema>,
  ids: readonly number[],
): Promise<{ id: number; hasTicket: boolean }[]> {
  if (ids.length === 0) return [];
  const locked = await tx
    .selectFrom('incident')
    .select('id')
    .where('id', 'in', [...ids])
    .where('state', '=', 'open')
    .orderBy('id')
    .forUpdate()
    .execute();
  // A second statement, because a ticket may have been queued while this transaction waited for the lock.
  const { rows } = await sql<{ id: number; hasTicket: boolean }>`
    select i.id, (i.covered_by is not null or i.decision not in ('hold', 'skip') or exists (
      select from ticket t where t.incident_id = i.id and t.state <> 'withdrawn')) as "hasTicket"
    from incident i
    where i.id = any(${bigintArray(locked.map(({ id }) => id))})
      and not exists (select from detection d where d.incident_id = i.id and d.over_at is null)
    order by i.id
  `.execute(tx);
  return rows;
}
