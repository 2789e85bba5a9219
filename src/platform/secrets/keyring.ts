import { hkdfSync } from 'node:crypto';
import { ProblemError } from '../values/problem.ts';
import type { RandomBytes } from '../values/random.ts';
import { decrypt, encrypt } from './cipher.ts';
import { decodeKey, keyLength, loadKeyFile } from './key-file.ts';
import { cannotUnseal, noKey, notAKey } from './problems.ts';

/** Encrypts secrets for the database, and decrypts them. */
export interface Keyring {
  /** `context` names the secret. Decrypting needs the same one, so a secret cannot be moved to another place. */
  seal(plaintext: string, context: string): string;
  /** Throws `secrets.cannot_unseal`. */
  unseal(sealed: string, context: string): string;
  /** A derived secret for another component, 32 bytes in base64url; always the same for the same purpose. */
  derive(purpose: string): string;
  /** Identifies the key without revealing it. */
  readonly fingerprint: string;
}

export interface KeyringOptions {
  /** PICKET_SECRET_KEY: 32 bytes in base64 or hex. Takes precedence over the file. */
  readonly secretKey?: string | undefined;
  /** The key file, created on first use if there is no `secretKey`. */
  readonly keyFile?: string | undefined;
  readonly random: RandomBytes;
}

const version = 'v1';

/** Opens the keyring. Throws problems that say what to do. */
export function openKeyring({ secretKey, keyFile, random }: KeyringOptions): Keyring {
  const key = masterKey(secretKey, keyFile, random);
  const sealing = derive(key, 'picket seal v1', keyLength);
  const fingerprint = derive(key, 'picket fingerprint v1', 8).toString('hex');
  return {
    fingerprint,
    derive: (purpose) => derive(key, `picket ${purpose}`, keyLength).toString('base64url'),
    seal: (plaintext, context) => `${version}.${encrypt(sealing, plaintext, context, random)}`,
    unseal(sealed, context) {
      const plaintext = sealed.startsWith(`${version}.`)
        ? decrypt(sealing, sealed.slice(version.length + 1), context)
        : undefined;
      if (plaintext === undefined) throw new ProblemError(cannotUnseal(context));
      return plaintext;
    },
  };
}

function masterKey(secretKey: string | undefined, keyFile: string | undefined, random: RandomBytes): Buffer {
  const given = secretKey?.trim();
  if (given) {
    const key = decodeKey(given);
    if (key === undefined) throw new ProblemError(notAKey());
    return key;
  }
  if (keyFile) return loadKeyFile(keyFile, random);
  throw new ProblemError(noKey());
}

/** HKDF (RFC 5869): a separate key for each purpose. */
function derive(key: Buffer, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, length));
}
