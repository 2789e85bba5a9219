const isoTime =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;

export interface IsoTime {
  /** Milliseconds since 1970; where no zone is given, as if it were UTC. */
  readonly at: number;
  readonly hasZone: boolean;
  /** False of a date alone. */
  readonly hasTime: boolean;
}

/**
 * A time as systems write it after ISO 8601 and RFC 3339: `T` or a space, capitals or not, zones such as `Z`, `+02`,
 * `+0200`, `+02:00`. Null when the text is none, or says a day or an hour that there is not.
 */
export function parseIsoTime(text: string): IsoTime | null {
  const iso = isoTime.exec(text);
  if (iso === null) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = iso;
  const ms = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
  const at = instant([year, month, day, hour, minute, second], ms, zone);
  return at === null ? null : { at, hasZone: zone !== undefined, hasTime: hour !== undefined };
}

/** Null where the parts say a day or an hour that there is not. */
export function instant(
  parts: readonly (string | undefined)[],
  ms: number,
  zone: string | undefined,
): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  // 23:59:60 is a leap second, which Date counts as the next one.
  if (hour > 23 || minute > 59 || second > 60) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const offset = zoneOffsetMs(zone);
  return offset === null ? null : Date.UTC(year, month - 1, day, hour, minute, second, ms) - offset;
}

/** Null where the zone is further from UTC than any is. */
function zoneOffsetMs(zone: string | undefined): number | null {
  const offset = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '');
  if (offset === null) return 0;
  const [hours, minutes] = [Number(offset[2]), Number(offset[3] ?? 0)];
  if (hours > 23 || minutes > 59) return null;
  return (offset[1] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
