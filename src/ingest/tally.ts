import { sql } from 'kysely';
import type { AttributedDetection } from '../incidents/fold.ts';
import { bigintArray, textArray, timestampArray } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';
import { registrableDomain } from '../platform/values/domain-name.ts';

/** The properties by which detections are counted. */
export type TallyKind = Schema['detection_tally']['kind'];

interface Tally {
  readonly kind: TallyKind;
  readonly hour: number;
  readonly value: string;
  count: number;
}

const hourMs = 3_600_000;

/** Adds to the stored counts. The lock of the source protects the rows. */
export const addTallies = (sourceId: number, tallies: readonly Tally[]) => sql`
    insert into detection_tally as t (source_id, kind, hour, value, count)
    select ${sourceId}::bigint, kind, hour, value, count
    from unnest(
      ${textArray(tallies.map(({ kind }) => kind))},
      ${timestampArray(tallies.map(({ hour }) => new Date(hour * hourMs)))},
      ${textArray(tallies.map(({ value }) => value))},
      ${bigintArray(tallies.map(({ count }) => count))}
    ) as g(kind, hour, value, count)
    on conflict on constraint detection_tally_once do update set count = t.count + excluded.count`;

/** Counts detections by hour and company, registrable domain, block reason and device, for the charts. */
export function countTallies(batch: readonly AttributedDetection[]): Tally[] {
  const tallies = new Map<string, Tally>();
  const add = (kind: TallyKind, hour: number, value: string) => {
    const key = `${kind} ${hour} ${value}`;
    const tally = tallies.get(key);
    if (tally === undefined) tallies.set(key, { kind, hour, value, count: 1 });
    else tally.count += 1;
  };
  for (const { companyId, detection } of batch) {
    const hour = Math.floor(detection.occurredAt.getTime() / hourMs);
    add('company', hour, String(companyId));
    add('domain', hour, detection.registrableDomain ?? registrableDomain(detection.domain));
    for (const reason of new Set(detection.reasons)) add('reason', hour, reason);
    const device = detection.deviceName ?? detection.clientAddress;
    if (device !== null) add('device', hour, device);
  }
  return [...tallies.values()];
}
