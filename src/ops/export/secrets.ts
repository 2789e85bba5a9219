import { type Kysely, sql } from 'kysely';
import { resealTwoFactor } from '../../accounts/sign-in/auth-secrets.ts';
import { passwordContext } from '../../accounts/sign-in/password.ts';
import { privateKeyContext } from '../../connectwise/connection/connection.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { channelSecretContext, heartbeatContext } from '../../platform/secrets/notification-contexts.ts';
import { secretContext } from '../../sources/secret.ts';
import type { Row } from './format.ts';
import { exportedTables } from './tables.ts';

/** A row with its secrets, if it has any, re-encrypted from one keyring to another. */
export async function resealRow(table: string, row: Row, from: Keyring, to: Keyring): Promise<Row> {
  const reseal = (sealed: string, context: string) => to.seal(from.unseal(sealed, context), context);
  if (table === 'source' && typeof row.secret === 'string') {
    return { ...row, secret: reseal(row.secret, secretContext) };
  }
  if (table === 'notification_channel' && typeof row.secret === 'string') {
    return { ...row, secret: reseal(row.secret, channelSecretContext) };
  }
  if (table === 'account' && typeof row.password === 'string') {
    return { ...row, password: reseal(row.password, passwordContext) };
  }
  if (table === 'two_factor') return { ...row, ...(await resealTwoFactor(row, from, to)) };
  if (table === 'setting' && row.name === 'connection') {
    const value = row.value as { sealedPrivateKey?: unknown } | null;
    if (typeof value?.sealedPrivateKey === 'string') {
      const sealedPrivateKey = reseal(value.sealedPrivateKey, privateKeyContext);
      return { ...row, value: { ...value, sealedPrivateKey } };
    }
  }
  if (table === 'setting' && row.name === 'heartbeat') {
    const value = row.value as { sealedUrl?: unknown } | null;
    if (typeof value?.sealedUrl === 'string')
      return { ...row, value: { ...value, sealedUrl: reseal(value.sealedUrl, heartbeatContext) } };
  }
  return row;
}

/** The tables in which {@link resealRow} changes something. */
export const holdsSecrets = (table: string) =>
  ['source', 'setting', 'account', 'two_factor', 'notification_channel'].includes(table);

/** Re-encrypts every secret in the database, in the tables of this version. */
export async function resealAll(tx: Kysely<Schema>, from: Keyring, to: Keyring): Promise<void> {
  for (const { name, key } of exportedTables.filter((table) => holdsSecrets(table.name))) {
    const table = sql.table(name);
    const { rows } = await sql<{ row: Row }>`select to_jsonb(t) as row from ${table} t`.execute(tx);
    for (const { row } of rows) {
      const resealed = await resealRow(name, row, from, to);
      const changed = Object.keys(resealed).filter((column) => resealed[column] !== row[column]);
      if (changed.length === 0) continue;
      const columns = sql.join(changed.map((column) => sql.ref(column)));
      await sql`
        update ${table} set (${columns}) = (
          select ${columns} from jsonb_populate_record(null::${table}, ${JSON.stringify(resealed)}::text::jsonb))
        where ${sql.ref(key)}::text = ${String(row[key])}
      `.execute(tx);
    }
  }
}
