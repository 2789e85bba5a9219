import { createHash } from 'node:crypto';
import { refuse } from '../../platform/values/problem.ts';
import type { AttemptRule, Attempts } from './count-attempts.ts';
import { signInProblems } from './problems.ts';

const window = 15 * 60;
/** Wrong passwords for one user from one address. */
const forUserFromAddress = { window, max: 20 };
/** Wrong passwords from one address, whoever for. Behind a proxy that is not trusted, many people share it. */
const fromAddress = { window, max: 100 };
/** Wrong passwords for one user, from everywhere: 2,880 a day, which finds no password of 12 characters. */
const forUser = { window, max: 30 };
/** Wrong passwords in one browser that has signed in as this user before. */
const fromDevice = { window, max: 20 };
/** Wrong current passwords of somebody who is signed in: whoever found an open browser does not guess it. */
const ofCurrent = { window, max: 10 };

export interface Guess {
  /** Call it when the password was right. */
  right(): Promise<void>;
}

/** Who tries to sign in, and from where. */
export interface Guesser {
  readonly address: string;
  readonly email: string;
  /** The browser, where it has signed in as this user before. */
  readonly device?: string | undefined;
}

/**
 * Counts an attempt to sign in with a password as a wrong one, until it proves right. Counted before it is checked, so
 * that many at the same time are not all let through. Throws a problem (429).
 */
export async function beginGuess(attempts: Attempts, { address, email, device }: Guesser): Promise<Guess> {
  if (device !== undefined) return begin(attempts, [[`password on ${device}`, fromDevice]]);
  const name = createHash('sha256').update(email.toLowerCase()).digest('hex');
  return begin(attempts, [
    [`password for ${name} from ${address}`, forUserFromAddress],
    [`password from ${address}`, fromAddress],
    [`password for ${name}`, forUser],
  ]);
}

/** The same for the current password of somebody who is signed in. `userId` as in `user:…`. */
export async function beginGuessOfCurrent(attempts: Attempts, userId: string): Promise<Guess> {
  return begin(attempts, [[`current password of ${userId}`, ofCurrent]]);
}

async function begin(attempts: Attempts, keys: readonly (readonly [string, AttemptRule])[]): Promise<Guess> {
  for (const [key, rule] of keys) {
    const { allowed, retryAfter } = await attempts.consume(key, rule);
    if (!allowed) throw refuse('too_many', signInProblems.tooManyAttempts(retryAfter ?? window));
  }
  return {
    async right() {
      for (const [key] of keys) await attempts.refund(key);
    },
  };
}
