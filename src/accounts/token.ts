import { createHash } from 'node:crypto';
import type { RandomBytes } from '../platform/values/random.ts';

/** `pkt_` and 32 random bytes in base64url: recognisable to secret scanners, and beyond guessing. */
const shape = /^pkt_[\w-]{43}$/;

export function newToken(random: RandomBytes): string {
  return `pkt_${Buffer.from(random(32)).toString('base64url')}`;
}

/** Whether it can be a token at all: saves the look-up of what cannot. */
export const isToken = (text: string): boolean => shape.test(text);

/**
 * What is stored. Looking a token up by its hash tells nothing by its timing: who guesses does not know the hash of
 * the next guess. Since tokens are random and long, neither salt nor a slow hash would add anything.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The first characters, by which a person tells tokens apart; they give away 24 of 256 bits. */
export const hintOf = (token: string): string => token.slice(0, 8);
