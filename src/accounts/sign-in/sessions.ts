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

/** How long a cached session is used, in milliseconds: a session ended on another node still works that long. */
const believedFor = 5000;
/** When a session ends, however often it is used, in milliseconds: 30 days. */
const endsAfter = 30 * 86_400_000;
/** The most cached sessions. */
const rememberedAtMost = 1000;

/** A signed-in person, and the cookies that extended their session. */
export interface SignedIn {
  readonly principal: Principal;
  readonly setCookies: readonly string[];
}

export interface SessionAuthenticator {
  /** The owner of the session in the cookies of a request; null if there is none. */
  authenticate(cookies: string, options?: { readonly fresh?: boolean }): Promise<SignedIn | null>;
  /** Clears the cache, so that an ended session ends at once in this process. */
  forget(): void;
}

interface Remembered {
  readonly principal: Principal;
  /** When the person last confirmed with password and code. */
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
 * Finds who is signed in, with one query every five seconds. better-auth gets exactly the cookie that is the cache key,
 * so the result for one cookie is never used for another.
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

/** The confirmation may expire while the session is cached. */
function withConfirmation({ principal, confirmedAt }: Remembered, now: number): Principal {
  return { ...principal, confirmed: confirmedAt !== null && now - confirmedAt < confirmedForMs };
}

/** A person without a password signs in by the provider, which is responsible for the second factor. */
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
