import type { Kysely } from 'kysely';
import type { CompanyScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { confirmedForMs } from '../../platform/http/guarded.ts';
import { type Principal, roles } from '../../platform/http/principal.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { loadUserScope } from '../company-limit.ts';
import type { Auths } from './auths.ts';
import { cookieHeader, cookieNames, parseCookies, tokenInCookie } from './cookies.ts';
import { passwordHash } from './password-hash.ts';
import { requiresTwoFactor, signInSettings } from './sign-in-settings.ts';

/** Milliseconds for which an answer of the database is believed: so long may a session ended elsewhere still work. */
const believedFor = 5000;
/** Milliseconds after which a session ends, however often it is used: 30 days. */
const endsAfter = 30 * 86_400_000;
/** Sessions that are remembered. */
const rememberedAtMost = 1000;

/** Somebody who is signed in, and the cookies by which their session was prolonged. */
export interface SignedIn {
  readonly principal: Principal;
  readonly setCookies: readonly string[];
}

export interface SessionAuthenticator {
  /** Whose session the cookies of a request are; null for nobody’s. */
  authenticate(cookies: string, options?: { readonly fresh?: boolean }): Promise<SignedIn | null>;
  /** Forgets what was remembered, so that an ended session ends at once in this process. */
  forget(): void;
}

interface Remembered {
  readonly principal: Principal;
  /** When the person last gave password and code. */
  readonly confirmedAt: number | null;
  readonly until: number;
}

interface SessionDeps {
  readonly db: Kysely<Schema>;
  readonly auths: Auths;
  readonly clock: Clock;
  readonly publicUrl?: string | undefined;
}

/**
 * Knows who is signed in, with one query every five seconds. better-auth gets exactly the cookie by which the answer is
 * remembered: an answer about one cookie is never given for another.
 */
export function sessionAuthenticator({ db, auths, clock, publicUrl }: SessionDeps): SessionAuthenticator {
  const remembered = new Map<string, Remembered>();
  const names = cookieNames(publicUrl);

  return {
    async authenticate(cookies, { fresh = false } = {}) {
      const own = parseCookies(cookies, names);
      const cookie = own.get(names.session);
      if (cookie === undefined) return null;
      const now = clock.now().getTime();
      const known = remembered.get(cookie);
      if (!fresh && known !== undefined && known.until > now)
        return { principal: withConfirmation(known, now), setCookies: [] };
      remembered.delete(cookie);

      const auth = await auths.own();
      const { response, headers } = await auth.api.getSession({
        headers: new Headers({ cookie: cookieHeader(own) }),
        returnHeaders: true,
      });
      if (response === null || response.user.disabledAt) return null;
      if (response.session.token !== tokenInCookie(cookie))
        throw new Error('better-auth answered for a different session than the requested one.');
      const ends = response.session.createdAt.getTime() + endsAfter;
      if (ends <= now) {
        await db.deleteFrom('session').where('id', '=', response.session.id).execute();
        return null;
      }
      const principal = {
        ...principalOf(response.user, await loadUserScope(db, response.user.id)),
        lacksTwoFactor: await lacksTwoFactor(db, response.user),
      };
      if (remembered.size >= rememberedAtMost) remembered.clear();
      const until = Math.min(now + believedFor, response.session.expiresAt.getTime(), ends);
      const confirmedAt = response.session.confirmedAt?.getTime() ?? null;
      const found = { principal, confirmedAt, until };
      remembered.set(cookie, found);
      return { principal: withConfirmation(found, now), setCookies: headers.getSetCookie() };
    },
    forget: () => remembered.clear(),
  };
}

/** The confirmation runs out while the session is remembered. */
function withConfirmation({ principal, confirmedAt }: Remembered, now: number): Principal {
  return { ...principal, confirmed: confirmedAt !== null && now - confirmedAt < confirmedForMs };
}

/** Whoever has no password here signs in by the provider, whose second factor is its business. */
async function lacksTwoFactor(
  db: Kysely<Schema>,
  user: { id: string; role: string; twoFactorEnabled?: boolean | null | undefined },
): Promise<boolean> {
  if (user.twoFactorEnabled === true) return false;
  if (!requiresTwoFactor(await loadSetting(db, signInSettings), user.role)) return false;
  return (await passwordHash(db, user.id)) !== undefined;
}

function principalOf(user: { id: string; name: string; role: string }, companies: CompanyScope): Principal {
  const role = roles.find((one) => one === user.role);
  if (role === undefined) throw new Error(`User ${user.id} has the unknown role “${user.role}”.`);
  return { kind: 'user', id: `user:${user.id}`, name: user.name, role, companies };
}
