import type { RandomBytes } from '../../platform/values/random.ts';

/** Crockford's base32: no I, L, O or U, so that it can be read out and typed without mistakes. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The prefix of all references. */
export const referencePrefix = 'picket:';

/**
 * A new reference: `picket:` and 26 characters (130 random bits). Nothing in it needs quoting in a ConnectWise
 * condition, and the alphabet works with ConnectWise's case-insensitive comparison.
 */
export function newReference(random: RandomBytes): string {
  return `${referencePrefix}${Array.from(random(26), (byte) => alphabet[byte % 32]).join('')}`;
}
