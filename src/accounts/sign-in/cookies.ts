/**
 * Picket’s own cookies. Under https they are named `__Host-…`: a browser accepts such a cookie only from this very
 * host, over TLS, for all paths (RFC 6265bis, section 4.1.3.2), so that no neighbouring host or path can set one.
 */
export interface CookieNames {
  /** The prefix of the names of Picket’s cookies. */
  readonly prefix: string;
  /** The only cookie that contains a session. No other name is ever read for it. */
  readonly session: string;
  readonly secure: boolean;
}

export function cookieNames(publicUrl: string | undefined): CookieNames {
  const secure = publicUrl?.startsWith('https:') ?? false;
  const prefix = secure ? '__Host-picket' : 'picket';
  return { prefix, session: `${prefix}.session_token`, secure };
}

/**
 * Picket’s own cookies of a Cookie header, by name. A name with two different values is left out: nobody can know which
 * one this server set.
 */
export function parseCookies(header: string, names: CookieNames): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at < 0) continue;
    const name = pair.slice(0, at).trim();
    const value = pair.slice(at + 1).trim();
    if (!name.startsWith(`${names.prefix}.`) || value === '') continue;
    const before = read.get(name);
    if (before !== undefined && before !== value) ambiguous.add(name);
    read.set(name, value);
  }
  for (const name of ambiguous) read.delete(name);
  return read;
}

/** A Cookie header with these cookies. */
export function cookieHeader(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** The token in a session’s cookie, without its signature. better-auth checks the signature. */
export function tokenInCookie(value: string): string | undefined {
  try {
    return decodeURIComponent(value).split('.')[0];
  } catch {
    return undefined;
  }
}
