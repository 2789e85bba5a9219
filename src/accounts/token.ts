import { createHash } from 'node:crypto';
import type { RandomBytes } from '../platform/values/random.ts';

/** `pkt_` and 32 random bytes in base64url: secret scanners recognize it, and it cannot be guessed. */
const shape = /^pkt_[\w-]{43}$/;

export function newToken(random: RandomBytes): string {
  return `pkt_${Buffer.from(random(32)).toString('base64url')}`;
}

/** Whether the text has the form of a token: saves the look-up of other texts. */
export const isToken = (text: string): boolean => shape.test(text);

/**
 * The stored hash. Its look-up reveals nothing by its timing, because an attacker does not know the hash of the next
 * guess. Tokens are random and long, so neither a salt nor a slow hash would help.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The first characters, by which a person distinguishes tokens; they reveal 24 of 256 bits. */
export const hintOf = (token: string): string => token.slice(0, 8);
