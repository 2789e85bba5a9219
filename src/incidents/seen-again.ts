import { type Kysely, sql } from 'kysely';
import { bigintArray, textArray } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';
import { loadSetting } from '../platform/settings/store.ts';
import { type AttributedDetection, fold, type IncidentGrowth } from './fold.ts';
import type { Grouping } from './grouping-key.ts';
import { recurrenceSettings } from './recurrence-settings.ts';
import { resume } from './resume.ts';

/** A batch folded by incident; `growthOf` has the index of the growth of each detection. */
export interface Folded {
  readonly growths: IncidentGrowth[];
  readonly growthOf: number[];
}

/** A growth, by its index, and the existing incident that it belongs to. */
export interface GrowthOf {
  readonly index: number;
  readonly incidentId: number;
}

interface Former {
  readonly id: number;
  readonly companyId: number;
  readonly key: string;
  readonly closedAt: Date;
}

/**
 * Finds growths that belong to an incident closed by its ticket. Detections from before the closing only count in it. A
 * detection after the closing and within the recurrence window reopens it. Detections after the window are a new
 * incident, which the caller opens. A growth with late detections and ones after the window is split in `folded`. The
 * caller holds the source's lock, and none of the growths has an open incident.
 */
export async function findSeenAgain(
  tx: Kysely<Schema>,
  folded: Folded,
  { batch, fresh, grouping }: { batch: readonly AttributedDetection[]; fresh: number[]; grouping: Grouping },
  now: Date,
): Promise<GrowthOf[]> {
  const formers = await loadFormers(tx, folded.growths, fresh);
  if (formers.size === 0) return [];
  const { withinHours } = await loadSetting(tx, recurrenceSettings);
  const found: GrowthOf[] = [];
  for (const [index, former] of formers) {
    const own = batch.flatMap((one, at) => (folded.growthOf[at] === index ? [{ one, at }] : []));
    const late = own.filter(({ one }) => one.detection.occurredAt <= former.closedAt);
    const after = own.filter(({ one }) => one.detection.occurredAt > former.closedAt);
    const first = Math.min(...after.map(({ one }) => one.detection.occurredAt.getTime()));
    const inWindow = first <= former.closedAt.getTime() + withinHours * 3_600_000;
    if (after.length === 0 || (inWindow && (await openAgain(tx, former, new Date(first), now)))) {
      found.push({ index, incidentId: former.id });
    } else if (late.length > 0) {
      const [growth] = fold(
        late.map(({ one }) => one),
        grouping,
      ).growths;
      const [rest] = fold(
        after.map(({ one }) => one),
        grouping,
      ).growths;
      if (growth === undefined || rest === undefined)
        throw new Error('Detections were added to no incident.');
      folded.growths[index] = rest;
      const lateIndex = folded.growths.push(growth) - 1;
      for (const { at } of late) folded.growthOf[at] = lateIndex;
      found.push({ index: lateIndex, incidentId: former.id });
    }
  }
  return found;
}

/** For each growth, the last incident of its key that was closed by a ticket, by the growth's index. */
async function loadFormers(
  tx: Kysely<Schema>,
  growths: readonly IncidentGrowth[],
  fresh: readonly number[],
): Promise<Map<number, Former>> {
  const keys = fresh.flatMap((index) => growths[index] ?? []);
  const { rows } = await sql<Former & { position: number }>`
    select g.position, former.id, former.company_id as "companyId", former.key, former.closed_at as "closedAt"
    from unnest(
      ${bigintArray(keys.map(({ companyId }) => companyId))},
      ${textArray(keys.map(({ key }) => key))}
    ) with ordinality as g(company_id, key, position)
    cross join lateral (
      select i.id, i.company_id, i.key, i.closed_at from incident i
      where i.company_id = g.company_id and i.key = g.key and i.state = 'closed'
        and i.closed_reason in ('resolved', 'ticket_deleted', 'ticket_elsewhere')
      order by i.closed_at desc
      limit 1
    ) as former
  `.execute(tx);
  return new Map(rows.flatMap((row) => indexed(fresh[row.position - 1], row)));
}

const indexed = (index: number | undefined, former: Former): [number, Former][] =>
  index === undefined ? [] : [[index, former]];

function openAgain(tx: Kysely<Schema>, former: Former, seenAt: Date, now: Date): Promise<boolean> {
  return resume(tx, former, now, seenAgainMessage(former.closedAt, seenAt));
}

/** `Seen again 2 h after it was closed, and decided at once.` */
export const seenAgainMessage = (closedAt: Date, seenAt: Date): string =>
  `Seen again ${span(seenAt.getTime() - closedAt.getTime())} after it was closed: opened again, and decided immediately.`;

function span(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 72 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
