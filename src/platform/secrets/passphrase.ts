import { scrypt } from 'node:crypto';
import { ProblemError } from '../values/problem.ts';
import type { RandomBytes } from '../values/random.ts';
import { decrypt, encrypt, fromText, toText } from './cipher.ts';
import { keyLength } from './key-file.ts';
import { passphraseTooShort, wrongPassphrase } from './problems.ts';

const version = 'p1';
const saltLength = 16;
const shortestPassphrase = 12;

/** The cost of one guess: memory is 128 · N · r bytes (RFC 7914). Stored with the encrypted data. */
export interface GuessCost {
  /** The base-2 logarithm of N. */
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and about a third of a second. */
const presentCost: GuessCost = { logN: 17, r: 8, p: 1 };

/** The least cost that a file may have; for tests that write many. */
export const leastCost: GuessCost = { logN: 14, r: 1, p: 1 };

/**
 * Encrypts data that leaves Picket, such as an export: the passphrase decrypts it anywhere. Throws if it is too
 * short.
 */
export async function sealWithPassphrase(
  plaintext: string,
  passphrase: string,
  random: RandomBytes,
  cost = presentCost,
): Promise<string> {
  checkPassphrase(passphrase);
  const salt = random(saltLength);
  const { logN, r, p } = cost;
  const head = [version, logN, r, p, toText(salt)].join('.');
  return `${head}.${encrypt(await deriveKey(passphrase, salt, cost), plaintext, head, random)}`;
}

/** Throws if the passphrase is too short. */
export function checkPassphrase(passphrase: string): void {
  if (passphrase.length < shortestPassphrase) throw new ProblemError(passphraseTooShort(shortestPassphrase));
}

/** Decrypts the result of {@link sealWithPassphrase}. Throws `secrets.wrong_passphrase`. */
export async function unsealWithPassphrase(sealed: string, passphrase: string): Promise<string> {
  const parts = sealed.trim().split('.');
  const [found, logN, r, p] = [parts[0], Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const salt = fromText(parts[4] ?? '');
  if (found !== version || !salt || !isBearable({ logN, r, p })) throw new ProblemError(wrongPassphrase());
  const key = await deriveKey(passphrase, salt, { logN, r, p });
  const plaintext = decrypt(key, parts.slice(5).join('.'), parts.slice(0, 5).join('.'));
  if (plaintext === undefined) throw new ProblemError(wrongPassphrase());
  return plaintext;
}

/** A foreign file must not demand more than 1 GiB of memory, nor minutes of work. */
function isBearable({ logN, r, p }: GuessCost): boolean {
  const within = (value: number, low: number, high: number) =>
    Number.isInteger(value) && value >= low && value <= high;
  return within(logN, leastCost.logN, 20) && within(r, leastCost.r, 8) && within(p, leastCost.p, 4);
}

function deriveKey(passphrase: string, salt: Uint8Array, { logN, r, p }: GuessCost): Promise<Buffer> {
  const options = { N: 2 ** logN, r, p, maxmem: 2 ** 31 - 1 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, keyLength, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
