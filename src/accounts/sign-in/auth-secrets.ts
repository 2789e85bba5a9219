import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Keyring } from '../../platform/secrets/keyring.ts';

/** Encrypts better-auth’s own secrets (TOTP, backup codes), and signs its cookies. */
export const authSecret = (keyring: Keyring): string => keyring.derive('sign-in v1');

/** Re-encrypts a second factor’s secrets from one keyring to another. */
export async function resealTwoFactor(
  row: Readonly<Record<string, unknown>>,
  from: Keyring,
  to: Keyring,
): Promise<{ secret: string; backup_codes: string }> {
  const reseal = async (sealed: unknown) => {
    const data = await symmetricDecrypt({ key: authSecret(from), data: String(sealed) });
    return symmetricEncrypt({ key: authSecret(to), data });
  };
  return { secret: await reseal(row.secret), backup_codes: await reseal(row.backup_codes) };
}
