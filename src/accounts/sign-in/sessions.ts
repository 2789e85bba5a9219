import type { Clock } from '../../values/clock.ts';
import { type Principal, roles } from '../principal.ts';
import { cookiePrefix } from './auth.ts';
import type { Auths } from './auths.ts';

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

/** Knows who is signed in, at the cost of one look into the database in five seconds. */
export function sessionAuthenticator({ auths, clock }: { auths: Auths; clock: Clock }): SessionAuthenticator {
  const remembered = new Map<string, Remembered>();

  return {
    async authenticate(cookies) {
      const cookie = sessionCookie(cookies);
      if (cookie === undefined) return null;
      const now = clock.now().getTime();
      const known = remembered.get(cookie);
      if (known !== undefined && known.until > now) return { principal: known.principal, setCookies: [] };
      remembered.delete(cookie);

      const auth = await auths.own();
      const { response, headers } = await auth.api.getSession({
        headers: new Headers({ cookie: cookies }),
        returnHeaders: true,
      });
      if (response === null || response.user.disabledAt) return null;
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

/** The value of the session’s cookie, under TLS and without. */
export function sessionCookie(cookies: string): string | undefined {
  const name = `${cookiePrefix}.session_token`;
  for (const cookie of cookies.split(';')) {
    const [key, value] = cookie.trim().split('=', 2);
    if (value && (key === name || key === `__Secure-${name}`)) return value;
  }
  return undefined;
}
