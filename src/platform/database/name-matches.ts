import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { machineOf } from '../values/machine.ts';

/** Whether a name is one of the spellings of a device (see values/machine.ts). */
export function isMachine(name: RawBuilder<unknown>, device: string): RawBuilder<SqlBool> {
  const machine = machineOf(device);
  // Only a host name has further labels: 192.0.2 is not the beginning of an address.
  if (/^[\d.]+$/.test(machine)) return sql<SqlBool>`lower(${name}) = ${machine}`;
  return sql<SqlBool>`(lower(${name}) in (${machine}, ${`${machine}$`}) or starts_with(lower(${name}), ${`${machine}.`}))`;
}

/** Whether a name is a domain, or below it. */
export function isWithin(name: RawBuilder<unknown>, domain: string): RawBuilder<SqlBool> {
  const at = domain.toLowerCase();
  return sql<SqlBool>`(${name} = ${at} or right(${name}, ${at.length + 1}) = ${`.${at}`})`;
}
