import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import type { CookieNames } from './cookies.ts';

/** How long a browser is remembered after a sign-in, in seconds: half a year. */
const maxAge = 180 * 86_400;

/**
 * Remembers which browser signed in as which user, by a signed cookie (OWASP’s “device cookie”). Guesses from it are
 * counted separately: wrong passwords of others, from the same address or for the same user, do not lock it out. The
 * cookie grants nothing.
 */
export interface KnownDevices {
  /** The browser’s number, if its cookie was created for this e-mail address. */
  find(cookies: ReadonlyMap<string, string>, email: string): string | undefined;
  /** The cookie for a browser that has just signed in. */
  cookieFor(email: string): string;
}

export function knownDevices(keyring: Keyring, random: RandomBytes, names: CookieNames): KnownDevices {
  const key = keyring.derive('known device v1');
  const name = `${names.prefix}.device`;
  const sign = (device: string, email: string): string =>
    createHmac('sha256', key).update(`${device} ${email.toLowerCase()}`).digest('base64url');
  return {
    find(cookies, email) {
      const [device = '', signature = ''] = cookies.get(name)?.split('.') ?? [];
      const [given, right] = [Buffer.from(signature), Buffer.from(sign(device, email))];
      return given.length === right.length && timingSafeEqual(given, right) ? device : undefined;
    },
    cookieFor(email) {
      const device = Buffer.from(random(16)).toString('base64url');
      const secure = names.secure ? '; Secure' : '';
      return `${name}=${device}.${sign(device, email)}; Max-Age=${maxAge}; Path=/; HttpOnly${secure}; SameSite=Lax`;
    },
  };
}
