import { isWithin } from '../../src/dns/policy/parse-domain.ts';
import type { IncidentSettings } from '../../src/incidents/incident-settings.ts';
import type { RecurrenceSettings } from '../../src/incidents/recurrence-settings.ts';

/**
 * What people requested in a run, whether or not it was saved (the process may have been killed): it may be the reason
 * for a ticket, or for none.
 */
export interface History {
  mapping(companyId: number, target: number): void;
  unmapping(companyId: number): void;
  service(enabled: boolean): void;
  allowed(domain: string): void;
  incidents(change: Partial<IncidentSettings>): void;
  recurrence(change: Partial<RecurrenceSettings>): void;
  /** Whether a detection after a ticket was closed always opened its incident again. */
  alwaysRecurs(): boolean;
  everMapped(companyId: number, target: number): boolean;
  /** Whether it was never mapped to anything else, nor to nothing. */
  steadilyMapped(companyId: number): boolean;
  everEnabled(): boolean;
  /** Whether the settings at some time could have skipped it for good. */
  mayHaveSkipped(incident: {
    readonly verdict: string;
    readonly reasons: readonly string[];
    readonly domains: readonly string[];
  }): boolean;
}

export function historyOf(): History {
  const mappings = new Set<string>();
  const unmapped = new Set<number>();
  const muted = new Set<string>();
  const allowed: string[] = [];
  const narrowed: (readonly string[])[] = [];
  let enabled = false;
  let alwaysRecurs = true;
  return {
    mapping(companyId, target) {
      mappings.add(`${companyId} ${target}`);
    },
    unmapping(companyId) {
      unmapped.add(companyId);
    },
    service(on) {
      enabled ||= on;
    },
    allowed(domain) {
      allowed.push(domain);
    },
    incidents({ mutedReasons = [], ticketedVerdicts }) {
      for (const reason of mutedReasons) muted.add(reason);
      if (ticketedVerdicts !== undefined) narrowed.push(ticketedVerdicts);
    },
    recurrence({ withinHours }) {
      if (withinHours === 0) alwaysRecurs = false;
    },
    alwaysRecurs: () => alwaysRecurs,
    everMapped: (companyId, target) => mappings.has(`${companyId} ${target}`),
    steadilyMapped: (companyId) =>
      !unmapped.has(companyId) && [...mappings].filter((one) => one.startsWith(`${companyId} `)).length === 1,
    everEnabled: () => enabled,
    mayHaveSkipped: ({ verdict, reasons, domains }) =>
      domains.every((name) => allowed.some((domain) => isWithin(name, domain))) ||
      narrowed.some((verdicts) => !verdicts.includes(verdict)) ||
      reasons.some((reason) => muted.has(reason)),
  };
}
