import type { DetectionFacts } from '../platform/database/schema-incidents.ts';

/** One blocked (or flagged) DNS query, as a source reports it. */
export interface DetectionInput {
  /** The source's own id of it. With the time it makes a repeat recognisable; of a webhook, company, domain and device do, too. */
  readonly externalId: string;
  readonly occurredAt: Date;
  /** The queried name: lower case, no trailing dot. */
  readonly domain: string;
  /** The registrable part, if the source gives it; else it is determined by the Public Suffix List. */
  readonly registrableDomain?: string;
  /** The client organization as the source knows it; null if the source named none. */
  readonly company: CompanyRef | null;
  /** A lower-case word: `blocked`, `malicious`, `suspicious`, `permitted`, or whatever the source says. */
  readonly verdict: string;
  /** Why it was blocked, in the source's own words. Open strings, never a closed enum. */
  readonly reasons: readonly string[];
  readonly deviceName: string | null;
  readonly clientAddress: string | null;
  readonly processName: string | null;
  /** Who was signed in: a login or an e-mail address; left out where the source does not say. */
  readonly user?: string | undefined;
  readonly queryType: string | null;
  readonly policy: string | null;
  readonly threatLevel: string | null;
  /** What the source says of the domain; left out: nothing. */
  readonly facts?: DetectionFacts | undefined;
}

export interface CompanyRef {
  readonly externalId: string;
  readonly name: string;
}

/** A row that cannot be read as a detection: quarantined with its reason, counted, shown, never lost. */
export interface Unreadable {
  readonly content: unknown;
  readonly reason: string;
}
