import { getDomain } from 'tldts';

/**
 * The registrable part of a domain name by the Public Suffix List, private suffixes included: two customers of
 * one
 * hosting provider are different. A name without one (`localhost`, an address) stays as it is.
 */
export function registrableDomain(name: string): string {
  return getDomain(name, { allowPrivateDomains: true, validateHostname: false }) ?? name;
}

/**
 * A name as RFC 4343 §2.1 writes it: each octet that no host name has becomes `\DDD`. So a name that was really asked
 * for is kept, whatever octets it has, and none of it is markup wherever it is shown. `\DDD` itself stays.
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
