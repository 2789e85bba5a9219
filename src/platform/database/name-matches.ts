import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { addressOf } from '../values/ip-address.ts';
import { machineOf } from '../values/machine.ts';

/** Whether a name is one of the spellings of a device (see values/machine.ts). */
export function isMachine(name: RawBuilder<unknown>, device: string): RawBuilder<SqlBool> {
  const machine = machineOf(device);
  // Only a host name has further labels: 192.0.2 is not the beginning of an address.
  if (/^[\d.]+$/.test(machine)) return sql<SqlBool>`lower(${name}) = ${machine}`;
  return sql<SqlBool>`(lower(${name}) in (${machine}, ${`${machine}$`}) or starts_with(lower(${name}), ${`${machine}.`}))`;
}

/**
 * Whether an incident is of the device with this address, which sources write in several ways: `2001:DB8::0001`. Incidents
 * that are grouped by device have it in canonical form. False for a name.
 */
export function isOfAddress(device: string): RawBuilder<SqlBool> {
  const address = addressOf(machineOf(device));
  if (address === null) return sql<SqlBool>`false`;
  return sql<SqlBool>`coalesce(incident.device, '') collate "C" = ${address}`;
}

/** Whether a name is a domain, or below it. */
export function isWithin(name: RawBuilder<unknown>, domain: string): RawBuilder<SqlBool> {
  const at = domain.toLowerCase();
  return sql<SqlBool>`(${name} = ${at} or right(${name}, ${at.length + 1}) = ${`.${at}`})`;
}
