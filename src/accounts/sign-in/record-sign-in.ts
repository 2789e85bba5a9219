import type { FastifyReply } from 'fastify';
import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { actorOf } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { KnownDevices } from './known-device.ts';
import { markConfirmed } from './mark-confirmed.ts';
import { type NewSession, newSession } from './new-session.ts';

/** Writes an audit entry if an answer creates a session: who signed in, from where and how. */
export async function recordSignIn(
  { db, clock }: { db: Kysely<Schema>; clock: Clock },
  answer: Response,
  /** Whether the sign-in used all factors of the person: a trusted device skips the code. */
  confirms: (session: NewSession) => boolean,
): Promise<NewSession | undefined> {
  const session = await newSession(db, answer);
  if (session === undefined) return undefined;
  if (confirms(session)) await markConfirmed(db, session.sessionId, clock.now());
  const { name, address, browser } = session;
  const id = `user:${session.userId}`;
  await recordAudit(db, {
    at: clock.now(),
    actor: actorOf({ id, name }),
    action: 'user.signed_in',
    subject: id,
    after: { address, browser },
  });
  return session;
}

/** Records a sign-in, and remembers the browser, so that its guesses are counted separately. */
export async function signedIn(
  deps: { db: Kysely<Schema>; clock: Clock; devices: KnownDevices },
  answer: Response,
  reply: FastifyReply,
  confirms: (session: NewSession) => boolean,
): Promise<NewSession | undefined> {
  const session = await recordSignIn(deps, answer, confirms);
  if (session !== undefined) reply.header('set-cookie', deps.devices.cookieFor(session.email));
  return session;
}
