import { resealTwoFactor } from '../../accounts/sign-in/auth-secrets.ts';
import { passwordContext } from '../../accounts/sign-in/password.ts';
import { privateKeyContext } from '../../connectwise/connection/connection.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { secretContext } from '../../sources/secret.ts';
import { channelSecretContext } from '../notifications/channel.ts';
import { heartbeatContext } from '../notifications/heartbeat.ts';

type Row = Record<string, unknown>;

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
