import { sql } from 'kysely';
import type { AttributedDetection } from '../incidents/fold.ts';
import { bigintArray, rowsOf, textArray, timeOf } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';
import { registrableDomain } from '../platform/values/domain-name.ts';

/** The properties by which detections are counted. */
export type TallyKind = Schema['detection_tally']['kind'];

interface Tally {
  readonly kind: TallyKind;
  readonly hour: number;
  readonly value: string;
  readonly count: number;
}

const hourMs = 3_600_000;

/** Adds to the stored counts. The lock of the source protects the rows. */
export const addTallies = (sourceId: number, tallies: readonly Tally[]) => sql`
    insert into detection_tally as t (source_id, kind, hour, value, count)
    select ${sourceId}::bigint, kind, ${timeOf('hour')}, value, count
    from ${rowsOf('g', columnsOf(tallies))}
    on conflict on constraint detection_tally_once do update set count = t.count + excluded.count`;

const columnsOf = (tallies: readonly Tally[]) => ({
  kind: textArray(tallies.map(({ kind }) => kind)),
  hour: bigintArray(tallies.map(({ hour }) => hour * hourMs)),
  value: textArray(tallies.map(({ value }) => value)),
  count: bigintArray(tallies.map(({ count }) => count)),
});

/** Counts detections by hour and company, registrable domain, block reason and device, for the charts. */
export function countTallies(batch: readonly AttributedDetection[]): Tally[] {
  const hours = new Map<number, HourTallies>();
  const registrable = new Map<string, string>();
  const registrableOf = (domain: string): string => {
    const known = registrable.get(domain);
    if (known !== undefined) return known;
    const found = registrableDomain(domain);
    registrable.set(domain, found);
    return found;
  };
  for (const { companyId, detection } of batch) {
    const hour = Math.floor(detection.occurredAt.getTime() / hourMs);
    let counts = hours.get(hour);
    if (counts === undefined) {
      counts = { company: new Map(), domain: new Map(), reason: new Map(), device: new Map() };
      hours.set(hour, counts);
    }
    count(counts.company, companyId);
    count(counts.domain, detection.registrableDomain ?? registrableOf(detection.domain));
    const { reasons } = detection;
    for (const reason of reasons.length > 1 ? new Set(reasons) : reasons) count(counts.reason, reason);
    const device = detection.deviceName ?? detection.clientAddress;
    if (device !== null) count(counts.device, device);
  }
  return [...hours].flatMap(([hour, counts]) =>
    (Object.entries(counts) as [TallyKind, Map<string | number, number>][]).flatMap(([kind, values]) =>
      [...values].map(([value, count]) => ({ kind, hour, value: String(value), count })),
    ),
  );
}

/** How often each value occurred in one hour. Maps by value, because making a text of kind, hour and value takes longer. */
type HourTallies = Record<'domain' | 'reason' | 'device', Map<string, number>> & {
  company: Map<number, number>;
};

function count<Value>(counts: Map<Value, number>, value: Value): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}
