import { createHash } from 'node:crypto';
import type { RandomBytes } from '../../../platform/values/random.ts';

/** 20 random bytes in lower-case hex. People copy it into devices as part of an address, and it cannot be guessed. */
export const newDnsToken = (random: RandomBytes): string => Buffer.from(random(20)).toString('hex');

/** The hash that the database stores and the resolver compares. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The first characters, by which a person distinguishes tokens; they reveal 24 of 160 bits. */
export const hintOf = (token: string): string => token.slice(0, 6);
