import type { Kysely } from 'kysely';
import { cookieNames, parseCookies, tokenInCookie } from '../../accounts/sign-in/cookies.ts';
import { findUser, findUserByEmail } from '../../accounts/user-store.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { notSignedIn, unknownAccount } from './audit-refusals.ts';

/** What a refused request shows about the account that it concerns. */
export interface AccountHints {
  readonly person: Pick<Principal, 'id' | 'name'> | null;
  readonly email: string | null;
  /** Identifies the sign-in that waits for a code. */
  readonly halfSignedIn: string | null;
}

export function accountHints(
  request: { body?: unknown; headers: { cookie?: string | undefined }; identity: Principal | null },
  publicUrl: string | undefined,
): AccountHints {
  const { body, headers, identity } = request;
  const email = (body as { email?: unknown } | null | undefined)?.email;
  const names = cookieNames(publicUrl);
  const waiting = parseCookies(headers.cookie ?? '', names).get(`${names.prefix}.two_factor`);
  return {
    person: identity?.kind === 'user' ? { id: identity.id, name: identity.name } : null,
    email: typeof email === 'string' && email.length <= 320 ? email.toLowerCase() : null,
    halfSignedIn: (waiting && tokenInCookie(waiting)) ?? null,
  };
}

/** The account that it concerns, and the actor. A typed e-mail address that belongs to nobody is never stored. */
export async function refusedAccount(
  db: Kysely<Schema>,
  { person, email, halfSignedIn }: AccountHints,
): Promise<{ readonly actor: string; readonly subject: string }> {
  if (person !== null) return { actor: actorOf(person), subject: person.id };
  const user = email === null ? await userHalfSignedIn(db, halfSignedIn) : await findUserByEmail(db, email);
  return { actor: notSignedIn, subject: user === undefined ? unknownAccount : `user:${user.id}` };
}

async function userHalfSignedIn(db: Kysely<Schema>, identifier: string | null) {
  if (identifier === null) return undefined;
  const waiting = await db
    .selectFrom('verification')
    .select('value')
    .where('identifier', '=', identifier)
    .executeTakeFirst();
  return waiting && findUser(db, waiting.value);
}
