import type { DetectionFacts } from '../platform/database/schema-incidents.ts';

/** One blocked (or flagged) DNS query, as a source reports it. */
export interface DetectionInput {
  /**
   * The source's id of the detection. With the time it identifies a repeat; for a webhook, company, domain and device
   * are compared too.
   */
  readonly externalId: string;
  readonly occurredAt: Date;
  /** The queried name: lower case, no trailing dot. */
  readonly domain: string;
  /** The registrable domain, if the source sends it; otherwise the Public Suffix List gives it. */
  readonly registrableDomain?: string;
  /** The client organization as the source names it; null if it names none. */
  readonly company: CompanyRef | null;
  /** A lower-case word: `blocked`, `malicious`, `suspicious`, `permitted`, or any other that the source sends. */
  readonly verdict: string;
  /** The block reasons in the source's own words. Open strings, never a closed enum. */
  readonly reasons: readonly string[];
  readonly deviceName: string | null;
  readonly clientAddress: string | null;
  readonly processName: string | null;
  /** The signed-in user: a login or an e-mail address; left out if the source does not send it. */
  readonly user?: string | undefined;
  readonly queryType: string | null;
  readonly policy: string | null;
  readonly threatLevel: string | null;
  /** What the source reports about the domain (age, registrar, categories, lists); left out if nothing. */
  readonly facts?: DetectionFacts | undefined;
}

export interface CompanyRef {
  readonly externalId: string;
  readonly name: string;
}

/** A row that cannot be parsed as a detection. It is quarantined with its reason, counted and shown, never lost. */
export interface Unreadable {
  readonly content: unknown;
  readonly reason: string;
}
