import { type Kysely, sql } from 'kysely';
import { bigintArray, rowsOf, textArray, timeOf } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';
import { type AttributedDetection, fold, type IncidentGrowth } from './fold.ts';
import { type Belonging, countOn, growthColumns, writeChanges } from './grow-incidents.ts';
import { changeOf, type GrowthChange } from './growth-change.ts';
import type { IncidentSettings } from './incident-settings.ts';
import { eachList } from './list-columns.ts';
import { findSeenAgain, type GrowthOf } from './seen-again.ts';
import type { RateSeverity } from './severity.ts';
import { recordEvents } from './timeline.ts';

/** The settings that decide how incidents are grouped and rated. */
export interface Rules {
  readonly settings: IncidentSettings;
  readonly rate: RateSeverity;
}

/**
 * Folds new detections into incidents and opens missing ones, inside the caller's transaction.
 * The caller holds the source's lock, so no other ingest touches these companies' incidents.
 *
 * @returns the incident id of each detection, in order; how many incidents were opened; and whether any has to be
 * decided, now or at the end of its grouping wait.
 */
export async function correlate(
  tx: Kysely<Schema>,
  batch: readonly AttributedDetection[],
  { settings, rate }: Rules,
  now: Date,
): Promise<{ incidentIds: number[]; opened: number; undecided: boolean }> {
  const folded = fold(batch, settings.grouping);
  const { growths, growthOf } = folded;
  const ids: (number | undefined)[] = new Array(growths.length);
  const withoutId = () => growths.flatMap((_, index) => (ids[index] === undefined ? [index] : []));

  const changes: GrowthChange[] = [];
  let reopened = false;
  for (const incident of await countOn(tx, growths, isOpen(settings))) {
    const { id, position } = incident;
    ids[position - 1] = id;
    const change = changeOf(incident, growthAt(growths, position - 1), rate);
    if (change !== null) changes.push(change);
  }

  const fresh = withoutId();
  if (fresh.length > 0) {
    await closeQuiet(tx, pick(growths, fresh), now);
    const again = await findSeenAgain(tx, folded, { batch, fresh, grouping: settings.grouping }, now);
    reopened = again.length > 0;
    const grown = pick(
      growths,
      again.map(({ index }) => index),
    );
    for (const incident of again.length === 0 ? [] : await countOn(tx, grown, isOneOf(again))) {
      const { id, position } = incident;
      ids[again[position - 1]?.index ?? -1] = id;
      const change = changeOf(incident, growthAt(grown, position - 1), rate);
      // A reopened incident is decided at once anyway, and a closed one is not decided again.
      if (change !== null) changes.push({ ...change, decideAgain: false });
    }
  }
  if (changes.length > 0) await writeChanges(tx, changes, now);

  const opening = pick(growths, withoutId());
  if (opening.length > 0) {
    const idOf = new Map<string, number>();
    for (const row of await openIncidents(tx, opening, { settings, rate }, now)) {
      idOf.set(`${row.company_id} ${row.key}`, row.id);
    }
    for (const [index, { companyId, key }] of growths.entries()) {
      ids[index] ??= idOf.get(`${companyId} ${key}`);
    }
  }
  const incidentIds = growthOf.map((index) => {
    const incidentId = ids[index];
    if (incidentId === undefined)
      throw new Error('A detection was added to an incident that does not exist.');
    return incidentId;
  });
  const undecided = opening.length > 0 || reopened || changes.some(({ decideAgain }) => decideAgain);
  return { incidentIds, opened: opening.length, undecided };
}

function growthAt(growths: readonly IncidentGrowth[], index: number): IncidentGrowth {
  const growth = growths[index];
  if (growth === undefined) throw new Error('An incident grew although no detection was added to it.');
  return growth;
}

const pick = (growths: readonly IncidentGrowth[], indexes: readonly number[]): IncidentGrowth[] =>
  indexes.map((index) => growthAt(growths, index));

/**
 * Finds the open incident with the key of a growth. Leaves it out if it was quiet for so long that the detection opens
 * a new incident. That only happens to skipped incidents: nobody has been informed of a held one, and an incident with
 * a ticket closes with its ticket.
 */
const isOpen = (settings: IncidentSettings): Belonging => ({
  lookUp: sql`select o.id from incident o
    where o.company_id = g.company_id and o.key = g.key and o.state = 'open'`,
  // Written so that the planner does not use an index of open incidents: it would read all of them.
  isSo: sql`coalesce(i.state) = 'open' and (i.decision <> 'skip'
    or ${timeOf('g.first_seen_at')} <= i.last_seen_at + ${settings.quietAfterHours}::float8 * interval '1 hour')`,
});

/** Finds an incident whose id is already known, by the index of its growth. */
const isOneOf = (known: readonly GrowthOf[]): Belonging => ({
  lookUp: sql`select (${bigintArray(known.map(({ incidentId }) => incidentId))})[g.position::integer]`,
  isSo: sql`true`,
});

/** Closes open incidents that are about to be replaced by new ones, because they were quiet for too long. */
async function closeQuiet(tx: Kysely<Schema>, fresh: readonly IncidentGrowth[], now: Date): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update incident i set state = 'closed', closed_at = ${now}, closed_reason = 'quiet', decide_at = null
    from unnest(
      ${bigintArray(fresh.map((growth) => growth.companyId))},
      ${textArray(fresh.map((growth) => growth.key))}
    ) as g(company_id, key)
    cross join lateral (select o.id from incident o
      where o.company_id = g.company_id and o.key = g.key and o.state = 'open' limit 1) as own
    where i.id = own.id and coalesce(i.state) = 'open'
    returning i.id
  `.execute(tx);
  await recordEvents(
    tx,
    rows.map(({ id }) => ({
      incidentId: id,
      at: now,
      kind: 'closed',
      message: 'Closed: there was no detection for so long that the next one opens a new incident.',
    })),
  );
}

async function openIncidents(
  tx: Kysely<Schema>,
  growths: readonly IncidentGrowth[],
  { settings, rate }: Rules,
  now: Date,
): Promise<{ id: number; company_id: number; key: string }[]> {
  const decideAt = new Date(now.getTime() + settings.groupingWaitSeconds * 1000);
  const columns = {
    ...growthColumns(growths),
    registrable_domain: textArray(growths.map((growth) => growth.registrableDomain)),
    device: textArray(growths.map((growth) => growth.device)),
    severity: textArray(growths.map(rate)),
  };
  const { rows } = await sql<{ id: number; company_id: number; key: string }>`
    insert into incident (company_id, key, registrable_domain, device, state, detection_count, first_seen_at,
      last_seen_at, opened_at, verdict, severity, decision, decision_reason, decided_at, decide_at,
      ${eachList((list) => list)})
    select company_id, key, registrable_domain, device, 'open', count, ${timeOf('first_seen_at')}, ${timeOf('last_seen_at')},
      ${now}::timestamptz,
      verdict, severity, 'hold', 'waiting_to_group', ${now}::timestamptz, ${decideAt}::timestamptz,
      ${eachList((list) => `${list}::text[]`)}
    from ${rowsOf('g', columns)}
    returning id, company_id, key
  `.execute(tx);
  await recordEvents(
    tx,
    rows.map((row) => ({
      incidentId: row.id,
      at: now,
      kind: 'opened',
      message: `Opened. Picket groups repeats for ${settings.groupingWaitSeconds} s before it decides.`,
    })),
  );
  return rows;
}
