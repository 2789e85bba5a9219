import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { RandomBytes } from '../values/random.ts';

const algorithm = 'aes-256-gcm';
/** Bytes; random as NIST SP 800-38D, 8.2.2 describes, which is safe for 2^32 messages with one key. */
const nonceLength = 12;
const tagLength = 16;

/** AES-256-GCM as text, `<nonce>.<ciphertext and tag>`. Only the same `context` decrypts it. */
export function encrypt(key: Uint8Array, plaintext: string, context: string, random: RandomBytes): string {
  const nonce = random(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const sealed = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${toText(nonce)}.${toText(sealed)}`;
}

/** The plaintext, or undefined if key, context or text differ. */
export function decrypt(key: Uint8Array, text: string, context: string): string | undefined {
  const [nonce, sealed, ...rest] = text.split('.').map(fromText);
  if (!nonce || !sealed || rest.length > 0) return undefined;
  if (nonce.length !== nonceLength || sealed.length < tagLength) return undefined;
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(sealed.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    return undefined; // The tag does not match.
  }
}

export const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Undefined for anything that {@link toText} does not produce: Buffer itself ignores invalid characters. */
export function fromText(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
