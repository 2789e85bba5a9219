import type { RandomBytes } from '../values/random.ts';

/** Crockford's base32: no I, L, O or U, so that it is read out and typed without mistakes. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What all of our references begin with. */
export const referencePrefix = 'picket:';

/**
 * A new reference: `picket:` and 26 characters (130 random bits). Nothing in it needs quoting in a ConnectWise
 * condition, and ConnectWise compares without case, which this alphabet survives.
 */
export function newReference(random: RandomBytes): string {
  return `${referencePrefix}${Array.from(random(26), (byte) => alphabet[byte % 32]).join('')}`;
}
