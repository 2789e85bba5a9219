import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/values/problem.ts';
import type { Attempts } from './count-attempts.ts';
import { newSession } from './new-session.ts';
import { signInProblems } from './problems.ts';

/** A code is valid for its 30 seconds, and in those before and after; this window is longer. Seconds. */
const once = { window: 120, max: 1 };

/** Whether the user sends this code for the first time. */
export async function isFirstUse(attempts: Attempts, userId: string, code: string): Promise<boolean> {
  const digest = createHash('sha256').update(`${userId} ${code}`).digest('hex');
  return (await attempts.consume(`code ${digest}`, once)).allowed;
}

/**
 * Revokes the session that was created for a code of the authenticator app, if that code was used before: a person who
 * watched it being typed cannot use it (RFC 6238, section 5.2). better-auth 1.7.25 accepts it again. Throws a problem
 * (422); then nothing of the answer may be sent.
 */
export async function takeCodeOnce(
  { db, attempts }: { db: Kysely<Schema>; attempts: Attempts },
  code: string,
  answer: Response,
): Promise<void> {
  const session = await newSession(db, answer);
  if (session === undefined) return;
  if (await isFirstUse(attempts, session.userId, code)) return;
  await db.deleteFrom('session').where('id', '=', session.sessionId).execute();
  throw refuse('invalid', signInProblems.codeUsed());
}
