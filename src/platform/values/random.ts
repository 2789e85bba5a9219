import { randomBytes } from 'node:crypto';

/** Randomness, passed in like the clock: `length` unpredictable bytes. */
export type RandomBytes = (length: number) => Uint8Array;

export const systemRandom: RandomBytes = (length) => randomBytes(length);
