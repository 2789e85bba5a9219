import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/values/problem.ts';
import type { Attempts } from './count-attempts.ts';
import { newSession } from './new-session.ts';
import { signInProblems } from './problems.ts';

/** A code fits in its 30 seconds, and in those before and after; what is longer is enough. Seconds. */
const once = { window: 120, max: 1 };

/** Whether the user gives this code for the first time. */
export async function isFirstUse(attempts: Attempts, userId: string, code: string): Promise<boolean> {
  const digest = createHash('sha256').update(`${userId} ${code}`).digest('hex');
  return (await attempts.consume(`code ${digest}`, once)).allowed;
}

/**
 * Takes back the session that was handed out for a code of the authenticator app where that code was used before:
 * whoever watched it being typed has no use of it (RFC 6238, section 5.2). better-auth 1.7.25 takes it again. Throws a
 * problem (422); then nothing of the answer may leave.
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
