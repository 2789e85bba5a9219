const isoTime =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;

export interface IsoTime {
  /** Milliseconds since 1970; as UTC if no zone is given. */
  readonly at: number;
  readonly hasZone: boolean;
  /** False for a date without a time. */
  readonly hasTime: boolean;
}

/**
 * A time in the forms of ISO 8601 and RFC 3339 that systems write: `T` or a space, any letter case, zones such as `Z`,
 * `+02`, `+0200`, `+02:00`. Null if the text is not a time, or has an invalid day or hour.
 */
export function parseIsoTime(text: string): IsoTime | null {
  const iso = isoTime.exec(text);
  if (iso === null) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = iso;
  const ms = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
  const at = instant([year, month, day, hour, minute, second], ms, zone);
  return at === null ? null : { at, hasZone: zone !== undefined, hasTime: hour !== undefined };
}

/** Null for an invalid day or hour. */
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

/** Null if the offset is larger than any zone has. */
function zoneOffsetMs(zone: string | undefined): number | null {
  const offset = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '');
  if (offset === null) return 0;
  const [hours, minutes] = [Number(offset[2]), Number(offset[3] ?? 0)];
  if (hours > 23 || minutes > 59) return null;
  return (offset[1] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
