import { type Kysely, sql } from 'kysely';
import { gatherMs } from '../../decisions/storm.ts';
import type { RollUpKind } from '../../incidents/incident.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { bigintArray, rowsOf, textArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';

/** Why a roll-up was opened, for its timeline. */
const openings: Record<RollUpKind, string> = {
  storm: 'Opened: the limit of tickets within an hour was reached. It covers the other incidents.',
  digest: 'Opened: it covers all incidents for the daily digest.',
  late: 'Opened: its ticket covers all incidents that occurred long ago.',
};

/** The open roll-up of a company and kind that accepts incidents. */
export interface Gathering {
  readonly companyId: number;
  readonly kind: RollUpKind;
}

/** One roll-up, found by company and kind. */
interface Found {
  readonly id: number;
  readonly company_id: number;
  readonly kind: RollUpKind;
}

/**
 * Finds the roll-up that accepts incidents for each of these, locks it and records that it grew; opens one if there is
 * none. The unique index `incident_one_gathering` ensures that two workers find the same one.
 * @returns the id of the roll-up of each
 */
export async function growRollUps(
  tx: Kysely<Schema>,
  gatherings: readonly Gathering[],
  now: Date,
): Promise<(gathering: Gathering) => number> {
  const ids = new Map<string, number>();
  let missing = gatherings;
  // Another worker opened or ended it at this moment, so it is tried again.
  for (let attempt = 1; missing.length > 0 && attempt <= 3; attempt += 1) {
    for (const find of [touch, open]) {
      for (const { id, company_id, kind } of missing.length === 0 ? [] : await find(tx, missing, now))
        ids.set(gatheringName({ companyId: company_id, kind }), id);
      missing = missing.filter((one) => !ids.has(gatheringName(one)));
    }
  }
  return (gathering) => {
    const id = ids.get(gatheringName(gathering));
    if (id === undefined)
      throw new Error(`Picket can neither find nor open a roll-up for company ${gathering.companyId}.`);
    return id;
  };
}

/** A key for a gathering. */
export const gatheringName = ({ kind, companyId }: Gathering): string => `${kind} ${companyId}`;

/** The columns of {@link rowsOf}. */
const columnsOf = (gatherings: readonly Gathering[]) => ({
  of_company: bigintArray(gatherings.map(({ companyId }) => companyId)),
  of_kind: textArray(gatherings.map(({ kind }) => kind)),
});

async function touch(tx: Kysely<Schema>, gatherings: readonly Gathering[], now: Date): Promise<Found[]> {
  const { rows } = await sql<Found>`
    update incident set last_seen_at = greatest(last_seen_at, ${now}::timestamptz)
    from ${rowsOf('g', columnsOf(gatherings))}
    where company_id = of_company and kind = of_kind and state = 'open' and ended_at is null
      and sealed_at is null and kind <> 'detections'
    returning id, company_id, kind
  `.execute(tx);
  return rows;
}

async function open(tx: Kysely<Schema>, gatherings: readonly Gathering[], now: Date): Promise<Found[]> {
  const decideAt = new Date(now.getTime() + gatherMs);
  const columns = {
    ...columnsOf(gatherings),
    key: textArray(gatherings.map(({ kind }) => JSON.stringify([kind, now.toISOString()]))),
  };
  const { rows } = await sql<Found>`
    insert into incident (company_id, kind, key, state, detection_count, first_seen_at, last_seen_at, opened_at, verdict,
      reasons, domains, devices, client_addresses, policies, decision, decision_reason, decided_at, decide_at)
    select of_company, of_kind, key, 'open', 0, ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz, '',
      '{}', '{}', '{}', '{}', '{}', 'hold', 'waiting_to_group', ${now}::timestamptz, ${decideAt}::timestamptz
    from ${rowsOf('g', columns)}
    on conflict do nothing
    returning id, company_id, kind
  `.execute(tx);
  await recordEvents(
    tx,
    rows.map(({ id, kind }) => ({ incidentId: id, at: now, kind: 'opened', message: openings[kind] })),
  );
  return rows;
}
