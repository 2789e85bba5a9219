import { createHash } from 'node:crypto';
import type { RandomBytes } from '../../../platform/values/random.ts';

/** 20 random bytes in lower-case hex: part of an address that people copy into devices, and beyond guessing. */
export const newDnsToken = (random: RandomBytes): string => Buffer.from(random(20)).toString('hex');

/** As it is stored, and as the resolver knows it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The first characters, by which a person tells tokens apart; they give away 24 of 160 bits. */
export const hintOf = (token: string): string => token.slice(0, 6);
