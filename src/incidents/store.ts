import type { Kysely, Selectable } from 'kysely';
import { isOneOf } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Incident, Skip } from './incident.ts';

export function toIncident(row: Selectable<Schema['incident']>): Incident {
  return {
    id: row.id,
    companyId: row.company_id,
    kind: row.kind,
    coveredBy: row.covered_by,
    namedAt: row.named_at,
    endedAt: row.ended_at,
    key: row.key,
    registrableDomain: row.registrable_domain,
    device: row.device,
    state: row.state,
    closedAt: row.closed_at,
    closedReason: row.closed_reason,
    detectionCount: row.detection_count,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    openedAt: row.opened_at,
    verdict: row.verdict,
    reasons: row.reasons,
    domains: row.domains,
    devices: row.devices,
    clientAddresses: row.client_addresses,
    policies: row.policies,
    threatLevels: row.threat_levels,
    decision: row.decision,
    decisionReason: row.decision_reason,
    decidedAt: row.decided_at,
    decisionNote: row.decision_note,
    decideAt: row.decide_at,
    releasedAt: row.released_at,
    releaseGate: row.release_gate,
    skip: toSkip(row),
  };
}

/** The three columns are set together. */
export function toSkip(row: Pick<Selectable<Schema['incident']>, 'skipped_by' | 'skipped_at' | 'skip_note'>) {
  const { skipped_by: by, skipped_at: at, skip_note: note } = row;
  return by === null || at === null || note === null ? null : { by, at, note };
}

/** Stores or removes a person's skip of incidents that the caller has locked. */
export async function writeSkip(
  tx: Kysely<Schema>,
  incidents: number | readonly number[],
  skip: Skip | null,
): Promise<void> {
  await tx
    .updateTable('incident')
    .set({
      skipped_by: skip?.by ?? null,
      skipped_at: skip?.at ?? null,
      skip_note: skip?.note ?? null,
    })
    .where(isOneOf('id', [incidents].flat()))
    .execute();
}

/**
 * Locks up to `limit` incidents that are due for a decision, until the transaction ends; only those of `among` if it is
 * given. Skips incidents that another transaction has locked. "No key update", so that others can write timeline events
 * of them meanwhile.
 */
export async function lockDueIncidents(
  tx: Kysely<Schema>,
  now: Date,
  limit: number,
  among?: readonly number[],
): Promise<Incident[]> {
  const rows = await tx
    .selectFrom('incident')
    .selectAll()
    .where('decide_at', '<=', now)
    .where('state', '=', 'open')
    .$if(among !== undefined, (query) => query.where(isOneOf('id', among ?? [])))
    .orderBy('decide_at')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  return rows.map(toIncident);
}

/** The ids of incidents that are due; locks nothing. */
export async function dueIncidents(db: Kysely<Schema>, now: Date, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('incident')
    .select('id')
    .where('decide_at', '<=', now)
    .where('state', '=', 'open')
    .orderBy('decide_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** One incident; null if it does not exist. */
export async function findIncident(db: Kysely<Schema>, id: number): Promise<Incident | null> {
  const row = await db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toIncident(row);
}

/** One incident, locked until the transaction ends; null if it does not exist any more. */
export async function lockIncident(tx: Kysely<Schema>, id: number): Promise<Incident | null> {
  const row = await tx
    .selectFrom('incident')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row === undefined ? null : toIncident(row);
}

/** Several incidents in the order of their ids, locked until the transaction ends. */
export async function lockIncidents(tx: Kysely<Schema>, ids: readonly number[]): Promise<Incident[]> {
  const rows = await tx
    .selectFrom('incident')
    .selectAll()
    .where(isOneOf('id', ids))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return rows.map(toIncident);
}

/** Incidents of detections opened at or after a time, in any state, oldest first; after `afterId` if given. */
export async function incidentsOpenedSince(
  db: Kysely<Schema>,
  since: Date,
  limit: number,
  afterId = 0,
): Promise<Incident[]> {
  const rows = await db
    .selectFrom('incident')
    .selectAll()
    .where('opened_at', '>=', since)
    .where('kind', '=', 'detections')
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toIncident);
}

/** When the next incident is due for a decision; null if none has a time set. */
export async function nextDecisionAt(db: Kysely<Schema>): Promise<Date | null> {
  const row = await db
    .selectFrom('incident')
    .select('decide_at')
    .where('decide_at', 'is not', null)
    .orderBy('decide_at')
    .limit(1)
    .executeTakeFirst();
  return row?.decide_at ?? null;
}
