import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { tokenInCookie } from './cookies.ts';

/** The session that an answer of better-auth creates, and its user; undefined if it creates none. */
export async function newSession(db: Kysely<Schema>, answer: Response) {
  const token = tokenHandedOut(answer);
  if (token === undefined) return undefined;
  return db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.user_id')
    .select([
      'session.id as sessionId',
      'user.id as userId',
      'user.name',
      'user.email',
      'user.two_factor_enabled as twoFactorEnabled',
      'session.ip_address as address',
      'session.user_agent as browser',
    ])
    .where('session.token', '=', token)
    .executeTakeFirst();
}

export type NewSession = NonNullable<Awaited<ReturnType<typeof newSession>>>;

/** If an answer sets the cookie more than once, a browser keeps the last one. */
function tokenHandedOut(answer: Response): string | undefined {
  const pairs = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
  const session = pairs.findLast((pair) => /^(__Host-)?picket\.session_token=/.test(pair));
  const value = session?.slice(session.indexOf('=') + 1);
  return value ? tokenInCookie(value) : undefined;
}
