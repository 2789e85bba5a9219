import type { Kysely } from 'kysely';
import type { Schema } from '../../database/schema.ts';
import { recordAudit } from '../../settings/audit.ts';
import type { Clock } from '../../values/clock.ts';
import { actorOf } from '../principal.ts';
import { sessionCookie } from './sessions.ts';

/** Puts into the audit trail that somebody signed in, from where and with what, if an answer hands out a session. */
export async function recordSignIn(
  { db, clock }: { db: Kysely<Schema>; clock: Clock },
  answer: Response,
): Promise<void> {
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  const cookie = sessionCookie(cookies.join(';'));
  if (cookie === undefined) return;
  const [token = ''] = decodeURIComponent(cookie).split('.');
  const session = await db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.user_id')
    .select(['user.id', 'user.name', 'session.ip_address as address', 'session.user_agent as browser'])
    .where('session.token', '=', token)
    .executeTakeFirst();
  if (session === undefined) return;
  const { name, address, browser } = session;
  const id = `user:${session.id}`;
  await recordAudit(db, {
    at: clock.now(),
    actor: actorOf({ id, name }),
    action: 'user.signed_in',
    subject: id,
    after: { address, browser },
  });
}
