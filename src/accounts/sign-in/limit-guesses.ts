import { createHash } from 'node:crypto';
import { refuse } from '../../platform/values/problem.ts';
import type { AttemptRule, Attempts } from './count-attempts.ts';
import { signInProblems } from './problems.ts';

const window = 15 * 60;
/** Wrong passwords for one user from one address. */
const forUserFromAddress = { window, max: 20 };
/** Wrong passwords from one address, for any user. Behind an untrusted proxy, many people share an address. */
const fromAddress = { window, max: 100 };
/** Wrong passwords for one user, from all addresses: 2,880 a day, too few to find a password of 12 characters. */
const forUser = { window, max: 30 };
/** Wrong passwords in a browser that has signed in as this user before. */
const fromDevice = { window, max: 20 };
/** Wrong current passwords of a signed-in user: a person who finds an open browser must not guess it. */
const ofCurrent = { window, max: 10 };

export interface Guess {
  /** Call it if the password was right. */
  right(): Promise<void>;
}

/** The user who tries to sign in, and the origin. */
export interface Guesser {
  readonly address: string;
  readonly email: string;
  /** The browser, if it has signed in as this user before. */
  readonly device?: string | undefined;
}

/**
 * Counts an attempt to sign in with a password as wrong, until it proves right. It is counted before the check, so that
 * many simultaneous ones are not all let through. Throws a problem (429).
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

/** Counts an attempt with the current password of a signed-in user. `userId` as in `user:…`. */
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
