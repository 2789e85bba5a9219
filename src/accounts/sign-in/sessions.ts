import type { Clock } from '../../values/clock.ts';
import { type Principal, roles } from '../principal.ts';
import type { Auths } from './auths.ts';
import { cookieHeader, cookieNames, readCookies, tokenInCookie } from './cookies.ts';

/** Milliseconds for which an answer of the database is believed: so long may a session ended elsewhere still work. */
const believedFor = 5000;
/** Sessions that are remembered. */
const rememberedAtMost = 1000;

/** Somebody who is signed in, and the cookies by which their session was prolonged. */
export interface SignedIn {
  readonly principal: Principal;
  readonly setCookies: readonly string[];
}

export interface SessionAuthenticator {
  /** Whose session the cookies of a request are; null for nobody’s. */
  authenticate(cookies: string): Promise<SignedIn | null>;
  /** Forgets what was remembered, so that an ended session ends at once in this process. */
  forget(): void;
}

interface Remembered {
  readonly principal: Principal;
  readonly until: number;
}

interface SessionDeps {
  readonly auths: Auths;
  readonly clock: Clock;
  readonly publicUrl?: string | undefined;
}

/**
 * Knows who is signed in, with one query every five seconds. better-auth gets exactly the cookie by which the answer is
 * remembered: an answer about one cookie is never given for another.
 */
export function sessionAuthenticator({ auths, clock, publicUrl }: SessionDeps): SessionAuthenticator {
  const remembered = new Map<string, Remembered>();
  const names = cookieNames(publicUrl);

  return {
    async authenticate(cookies) {
      const own = readCookies(cookies, names);
      const cookie = own.get(names.session);
      if (cookie === undefined) return null;
      const now = clock.now().getTime();
      const known = remembered.get(cookie);
      if (known !== undefined && known.until > now) return { principal: known.principal, setCookies: [] };
      remembered.delete(cookie);

      const auth = await auths.own();
      const { response, headers } = await auth.api.getSession({
        headers: new Headers({ cookie: cookieHeader(own) }),
        returnHeaders: true,
      });
      if (response === null || response.user.disabledAt) return null;
      if (response.session.token !== tokenInCookie(cookie))
        throw new Error('better-auth answered for another session than the one it was asked for.');
      const principal = principalOf(response.user);
      if (remembered.size >= rememberedAtMost) remembered.clear();
      const until = Math.min(now + believedFor, response.session.expiresAt.getTime());
      remembered.set(cookie, { principal, until });
      return { principal, setCookies: headers.getSetCookie() };
    },
    forget: () => remembered.clear(),
  };
}

function principalOf(user: { id: string; name: string; role: string }): Principal {
  const role = roles.find((one) => one === user.role);
  if (role === undefined) throw new Error(`User ${user.id} has the role “${user.role}”, which there is not.`);
  return { kind: 'user', id: `user:${user.id}`, name: user.name, role };
}
