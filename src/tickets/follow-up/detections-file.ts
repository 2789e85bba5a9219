import { type Kysely, sql } from 'kysely';
import { detectionColumns } from '../../detections/detection-export.ts';
import { findDetections, showDetections } from '../../detections/detection-list.ts';
import { viewDetection } from '../../detections/detection-view.ts';
import { isOneOf } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { csvLine } from '../../platform/values/csv.ts';

/** The most detections in a file, and its most characters. */
export const mostAttached = 5_000;
const longestFile = 2_000_000;
/** A roll-up covers many incidents, so only the newest detections of each are attached. */
const mostOfCovered = 50;
/** Rows that are in memory at a time. */
const batchSize = 500;

/** The byte order mark by which spreadsheets recognize UTF-8. */
const byteOrderMark = '\uFEFF';

export interface DetectionsFile {
  readonly content: string;
  readonly rows: number;
  /** Whether the incident has more detections than the file. */
  readonly isCut: boolean;
}

/** The newest detections of an incident, or of the incidents that a roll-up covers, as CSV; null if there are none. */
export async function detectionsFile(
  db: Kysely<Schema>,
  incident: { readonly id: number; readonly kind: string },
): Promise<DetectionsFile | null> {
  const ids = await (incident.kind === 'detections'
    ? newestOf(db, incident.id)
    : newestCovered(db, incident.id));
  if (ids.length === 0) return null;
  const picks = Object.values(detectionColumns);
  let content = byteOrderMark + csvLine(Object.keys(detectionColumns));
  let rows = 0;
  for (let start = 0; start < ids.length; start += batchSize) {
    for (const row of await load(db, ids.slice(start, start + batchSize))) {
      const line = csvLine(picks.map((pick) => pick(viewDetection({ ...row, same_name_elsewhere: false }))));
      if (rows === mostAttached || content.length + line.length > longestFile)
        return { content, rows, isCut: true };
      content += line;
      rows += 1;
    }
  }
  return rows === 0 ? null : { content, rows, isCut: false };
}

async function newestOf(db: Kysely<Schema>, incidentId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('detection')
    .select('id')
    .where('incident_id', '=', incidentId)
    .orderBy('id', 'desc')
    .limit(mostAttached + 1)
    .execute();
  return rows.map(({ id }) => id);
}

/** Each covered incident is looked up alone, by the index of its detections. */
async function newestCovered(db: Kysely<Schema>, rollUpId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select d.id from (select id from incident where covered_by = ${rollUpId} order by covered_at desc limit ${mostAttached}) i
    cross join lateral (
      select id from detection where incident_id = i.id order by id desc limit ${mostOfCovered}
    ) d
    limit ${mostAttached + 1}
  `.execute(db);
  return rows.map(({ id }) => id).sort((one, other) => other - one);
}

const load = (db: Kysely<Schema>, ids: readonly number[]) =>
  showDetections(findDetections(db, {}).where(isOneOf('detection.id', ids)))
    .orderBy('detection.id', 'desc')
    .execute();
