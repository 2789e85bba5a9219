import { hkdfSync, scryptSync } from 'node:crypto';
import { ProblemError } from '../values/problem.ts';
import type { RandomBytes } from '../values/random.ts';
import { decrypt, encrypt } from './cipher.ts';
import { keyLength, readKeyFile } from './key-file.ts';
import { cannotUnseal, keyTooWeak, noKey } from './problems.ts';

/** Seals secrets for the database, and opens them again. */
export interface Keyring {
  /** `context` says what the secret is, and must be the same to open it: one cannot be put in another's place. */
  seal(plaintext: string, context: string): string;
  /** Throws `secrets.cannot_unseal`. */
  unseal(sealed: string, context: string): string;
  /** Tells keys apart without giving anything of them away. */
  readonly fingerprint: string;
}

export interface KeyringOptions {
  /** PICKET_SECRET_KEY: 32 bytes in base64, or a passphrase of 16 characters or more. Goes before the file. */
  readonly secretKey?: string | undefined;
  /** Where the key is kept, and made on first use, when there is no `secretKey`. */
  readonly keyFile?: string | undefined;
  readonly random: RandomBytes;
}

const version = 'v1';
const shortestPassphrase = 16;

/** Opens the keyring; takes about a fifth of a second with a passphrase. Throws problems that say what to do. */
export function openKeyring({ secretKey, keyFile, random }: KeyringOptions): Keyring {
  const key = masterKey(secretKey, keyFile, random);
  const sealing = derive(key, 'picket seal v1', keyLength);
  const fingerprint = derive(key, 'picket fingerprint v1', 8).toString('hex');
  return {
    fingerprint,
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
  if (given) return /^[\w+/-]{43}=?$/.test(given) ? Buffer.from(given, 'base64') : fromPassphrase(given);
  if (keyFile) return readKeyFile(keyFile, random);
  throw new ProblemError(noKey());
}

/** The same passphrase must give the same key on every start and every node: so the salt is fixed, and the work hard. */
function fromPassphrase(passphrase: string): Buffer {
  if (passphrase.length < shortestPassphrase) throw new ProblemError(keyTooWeak());
  const cost = { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 };
  return scryptSync(passphrase.normalize('NFKC'), 'picket keyring v1', keyLength, cost);
}

/** HKDF (RFC 5869): a key of its own for each purpose. */
function derive(key: Buffer, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, length));
}
