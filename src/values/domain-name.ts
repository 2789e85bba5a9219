import { getDomain } from 'tldts';

/**
 * The registrable part of a domain name by the Public Suffix List, private suffixes included: two customers of one
 * hosting provider are two things. A name without one (`localhost`, an address) is its own.
 */
export function registrableDomain(name: string): string {
  return getDomain(name, { allowPrivateDomains: true, validateHostname: false }) ?? name;
}

/** A name that cannot be clicked by accident: `bad.example` → `bad[.]example`. */
export function defang(name: string): string {
  return name.replaceAll('.', '[.]');
}
