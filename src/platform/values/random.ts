import { randomBytes } from 'node:crypto';

/** Unpredictable bytes, `length` of them. Passed in, like the clock. */
export type RandomBytes = (length: number) => Uint8Array;

export const systemRandom: RandomBytes = (length) => randomBytes(length);
