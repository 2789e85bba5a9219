import { isWithin } from '../dns/policy/parse-domain.ts';
import type { Incident } from '../incidents/incident.ts';
import { listLimit } from '../incidents/incident-lists.ts';

/** An entry of the allow list that is in force, with the fields a decision needs. */
export interface AllowedDomain {
  /** Null: the entry holds for every company. */
  readonly companyId: number | null;
  readonly domain: string;
  readonly expiresAt: Date | null;
}

/** When the first of the domains stops being allowed; null if none does. */
export interface Allowed {
  readonly until: Date | null;
}

type Names = Pick<Incident, 'companyId' | 'registrableDomain' | 'domains'>;

/** Whether every domain of the incident is allowed for its company, and until when; null if one is not. */
export function allowedBy(incident: Names, entries: readonly AllowedDomain[]): Allowed | null {
  const theirs = entries.filter(({ companyId }) => companyId === null || companyId === incident.companyId);
  let until: Date | null = null;
  for (const name of namesOf(incident)) {
    const covering = theirs.filter(({ domain }) => isWithin(name, domain));
    if (covering.length === 0) return null;
    const end = latest(covering);
    if (end !== null && (until === null || end < until)) until = end;
  }
  return { until };
}

/** A full list may lack names. Then only the common domain is sure to include all of them. */
function namesOf({ registrableDomain, domains }: Names): readonly string[] {
  if (domains.length > 0 && domains.length < listLimit) return domains;
  // The incident is grouped by device alone, and its full list lacks names. So no entry allows it.
  return [registrableDomain ?? ''];
}

function latest(entries: readonly AllowedDomain[]): Date | null {
  const ends = entries.flatMap(({ expiresAt }) => (expiresAt === null ? [] : [expiresAt.getTime()]));
  return ends.length < entries.length ? null : new Date(Math.max(...ends));
}
