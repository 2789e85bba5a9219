import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { Keyring } from '../../platform/secrets/keyring.ts';

/**
 * Lengths in characters. Long passwords are kept in a password manager. scrypt accepts any length; the maximum only
 * limits the work.
 */
export const passwordLength = { min: 12, max: 128 } as const;

export const passwordContext = 'account.password';

export interface Passwords {
  hash(password: string): Promise<string>;
  verify(given: { hash: string; password: string }): Promise<boolean>;
}

/** scrypt hashes that are encrypted as well: with only the database, nobody can begin to guess. */
export function sealedPasswords(keyring: Keyring): Passwords {
  return {
    hash: async (password) => keyring.seal(await hashPassword(password), passwordContext),
    verify: async ({ hash, password }) =>
      verifyPassword({ hash: keyring.unseal(hash, passwordContext), password }),
  };
}
