import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { Keyring } from '../../platform/secrets/keyring.ts';

/** Characters. Long ones are typed once and kept in a password manager; scrypt takes any, the end only bounds work. */
export const passwordLength = { min: 12, max: 128 } as const;

export const passwordContext = 'account.password';

export interface Passwords {
  hash(password: string): Promise<string>;
  verify(given: { hash: string; password: string }): Promise<boolean>;
}

/** scrypt, and its hash sealed: whoever reads only the database cannot even begin to guess. */
export function sealedPasswords(keyring: Keyring): Passwords {
  return {
    hash: async (password) => keyring.seal(await hashPassword(password), passwordContext),
    verify: async ({ hash, password }) =>
      verifyPassword({ hash: keyring.unseal(hash, passwordContext), password }),
  };
}
