import { isIP } from 'node:net';
import { getDomain } from 'tldts';

/**
 * The registrable domain by the Public Suffix List, private suffixes included, so that two customers of one hosting
 * provider differ. A name without one (`localhost`, an address) stays unchanged.
 */
export function registrableDomain(name: string): string {
  return getDomain(name, { allowPrivateDomains: true, validateHostname: false }) ?? name;
}

/** Whether others register domains below this name: `org`, or `duckdns.org`. Also true for a name of one label. */
export const isPublicSuffix = (name: string): boolean =>
  getDomain(name, { allowPrivateDomains: true, validateHostname: false }) === null && isIP(name) === 0;

/**
 * A name in the form of RFC 4343 §2.1: each octet that no host name has becomes `\DDD`. So a queried name is kept with
 * all its octets, and contains no markup. `\DDD` itself stays.
 */
export function presentationName(name: string): string {
  return name.replace(/\\\d{3}|[^\w.*:-]/gu, (found) =>
    found.length === 4
      ? found
      : [...Buffer.from(found, 'utf8')].map((octet) => `\\${String(octet).padStart(3, '0')}`).join(''),
  );
}

/** A name that cannot be clicked by accident: `bad.example` → `bad[.]example`. */
export function defang(name: string): string {
  return name.replaceAll('.', '[.]');
}
