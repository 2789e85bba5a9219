import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { addressOf } from '../values/ip-address.ts';
import { machineOf } from '../values/machine.ts';
import { addressPattern, namePattern } from '../values/spellings.ts';

/** One label of ASCII, not of digits alone. */
const isPlainLabel = /^(?=.*[a-z_-])[\w-]+$/;

/**
 * Whether a name is one of the spellings of a device (see values/machine.ts). `lower` of a database may know ASCII
 * alone, and an address has many spellings: those are compared with a regular expression.
 */
export function isMachine(name: RawBuilder<unknown>, device: string): RawBuilder<SqlBool> {
  const machine = machineOf(device);
  if (addressOf(machine) !== null) {
    // Names of devices are many, and seldom contain one of these.
    const mayBe = sql<SqlBool>`(position(':' in ${name}) > 0 or position('[' in ${name}) > 0)`;
    return sql<SqlBool>`(${name} = ${machine} or ${mayBe} and ${name} ~* ${addressPattern(machine)})`;
  }
  if (!isPlainLabel.test(machine)) return sql<SqlBool>`${name} ~ ${namePattern(machine)}`;
  const whole = sql.join([machine, `${machine}$`, `${machine}$.`]);
  return sql<SqlBool>`(lower(${name}) in (${whole}) or starts_with(lower(${name}), ${`${machine}.`}))`;
}

/** Whether a name is a domain, or below it. */
export function isWithin(name: RawBuilder<unknown>, domain: string): RawBuilder<SqlBool> {
  const at = domain.toLowerCase();
  return sql<SqlBool>`(${name} = ${at} or right(${name}, ${at.length + 1}) = ${`.${at}`})`;
}
