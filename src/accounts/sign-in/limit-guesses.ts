import { createHash } from 'node:crypto';
import { withStatus } from '../../http/problem-details.ts';
import type { Attempts } from './count-attempts.ts';
import { signInProblems } from './problems.ts';

const window = 15 * 60;
/** Wrong passwords from one address; an office behind one address has its share of typing errors. */
const fromAddress = { window, max: 20 };
/** Wrong passwords for one user, from everywhere: 2,880 a day, which finds no password of 12 characters. */
const forUser = { window, max: 30 };

export interface Guess {
  /** Call it when the password was right. */
  right(): Promise<void>;
}

/**
 * Counts an attempt to sign in with a password as a wrong one, until it proves right. Counted before it is checked, so
 * that many at the same time are not all let through. Throws a problem (429).
 */
export async function beginGuess(attempts: Attempts, address: string, email: string): Promise<Guess> {
  const name = createHash('sha256').update(email.toLowerCase()).digest('hex');
  const keys = [
    [`password from ${address}`, fromAddress],
    [`password for ${name}`, forUser],
  ] as const;
  for (const [key, rule] of keys) {
    const { allowed, retryAfter } = await attempts.consume(key, rule);
    if (!allowed) throw withStatus(429, signInProblems.tooManyAttempts(retryAfter ?? window));
  }
  return {
    async right() {
      for (const [key] of keys) await attempts.refund(key);
    },
  };
}
