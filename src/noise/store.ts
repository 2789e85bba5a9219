import { type Kysely, type Selectable, sql } from 'kysely';
import type { SeveritySettings } from '../incidents/severity-settings.ts';
import { bigintArray } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';
import { groupBy } from '../platform/values/group-by.ts';
import { machineOf } from '../platform/values/machine.ts';
import { type MaintenanceWindow, type OpenWindow, occurrenceAt } from './maintenance.ts';
import { type NoiseNow, noiseNow } from './noise-now.ts';
import { type ActiveSuppression, makeReady, type Suppression } from './suppression.ts';

/** Reads the noise rules in force now, for the saved severities. */
export async function loadNoise(
  db: Kysely<Schema>,
  severities: SeveritySettings,
  now: Date,
): Promise<NoiseNow> {
  return noiseNow(severities, {
    suppressions: await loadActiveSuppressions(db, now),
    windows: openWindows(await loadWindows(db))(now),
  });
}

/** The silences and acceptances in force at a time. */
export async function loadActiveSuppressions(db: Kysely<Schema>, now: Date): Promise<ActiveSuppression[]> {
  const rows = await db
    .selectFrom('suppression')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('starts_at', '<=', now)
    .where(({ eb, or }) => or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .orderBy('id')
    .execute();
  return rows.map((row) => makeReady(toSuppression(row)));
}

const toSuppression = (row: Selectable<Schema['suppression']>): Suppression => ({
  id: row.id,
  kind: row.kind,
  matchers: row.matchers,
  comment: row.comment,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  createdBy: row.created_by,
});

export async function loadWindows(db: Kysely<Schema>): Promise<MaintenanceWindow[]> {
  const rows = await db.selectFrom('maintenance_window').selectAll().orderBy('id').execute();
  return rows.map(({ id, name, company_ids: companyIds, schedule }) => ({ id, name, companyIds, schedule }));
}

/** Returns a function that finds which of these windows are open at a time. */
export function openWindows(windows: readonly MaintenanceWindow[]): (at: Date) => OpenWindow[] {
  const all = windows.map(({ schedule, ...window }) => ({ window, occurrence: occurrenceAt(schedule) }));
  return (at) =>
    all.flatMap(({ window, occurrence }) => {
      const found = occurrence(at);
      return found === null ? [] : [{ ...window, ...found }];
    });
}

export interface SeenBy {
  readonly at: Date;
  /** The device name, or else its address; null if the source sent neither. */
  readonly device: string | null;
}

/** The latest detections of each of these incidents, by the incident's id: up to a limit each, unordered. */
export async function lastSeen(
  db: Kysely<Schema>,
  incidentIds: readonly number[],
  limit: number,
): Promise<ReadonlyMap<number, SeenBy[]>> {
  const { rows } = await sql<SeenBy & { id: number }>`
    select g.id, d.at, d.device from unnest(${bigintArray(incidentIds)}) as g(id)
    cross join lateral (
      select occurred_at as at, coalesce(device_name, client_address) as device from detection
      where incident_id = g.id order by detection.id desc limit ${limit}) as d
  `.execute(db);
  const seen = groupBy(rows, ({ id }) => id);
  return new Map(
    [...seen].map(([id, own]) => [
      id,
      own.map(({ at, device }) => ({ at, device: device === null ? null : machineOf(device) })),
    ]),
  );
}
