import { isWithin, parseDomain } from '../../dns/policy/parse-domain.ts';
import type { Incident } from '../../incidents/incident.ts';
import { defang, registrableDomain } from '../../platform/values/domain-name.ts';
import { failed, type Result } from '../../platform/values/problem.ts';
import { actingProblems } from './problems.ts';

type Names = Pick<Incident, 'registrableDomain' | 'domains'>;

const shownDomains = 5;

/**
 * The domain that a line requests: one of the incident's, or its only one. A ticket cannot allow a domain of another
 * incident.
 */
export function domainToAllow(written: string, incident: Names): Result<string> {
  const { domains } = incident;
  // A roll-up covers many incidents, and has no domains itself.
  if (domains.length === 0) return failed(actingProblems.noDomains());
  const [only] = domains;
  if (written === '' && (only === undefined || domains.length > 1))
    return failed(actingProblems.whichDomain(shown(domains)));
  // The only domain came from outside as well: a detection of `com` must not allow all of it.
  const read = parseDomain(written === '' ? (only ?? '') : written);
  if (!read.ok || written === '') return read;
  const own = new Set(domains.map(registrableDomain));
  if (incident.registrableDomain !== null) own.add(incident.registrableDomain);
  return [...own].some((domain) => isWithin(read.value, domain))
    ? read
    : failed(actingProblems.notOfThisIncident(defang(read.value), shown([...own])));
}

function shown(domains: readonly string[]): string {
  const some = domains.slice(0, shownDomains).map(defang).join(', ');
  return domains.length > shownDomains ? `${some} and ${domains.length - shownDomains} more` : some;
}
