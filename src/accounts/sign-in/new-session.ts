import type { Kysely } from 'kysely';
import type { Schema } from '../../database/schema.ts';
import { sessionCookie } from './sessions.ts';

/** The session that an answer of better-auth hands out, and whose it is; undefined where it hands out none. */
export async function newSession(db: Kysely<Schema>, answer: Response) {
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  const cookie = sessionCookie(cookies.join(';'));
  if (cookie === undefined) return undefined;
  const [token = ''] = decodeURIComponent(cookie).split('.');
  return db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.user_id')
    .select([
      'session.id as sessionId',
      'user.id as userId',
      'user.name',
      'session.ip_address as address',
      'session.user_agent as browser',
    ])
    .where('session.token', '=', token)
    .executeTakeFirst();
}
