import type { Severity } from '../incidents/severities.ts';
import { moment } from '../platform/values/zoned-time.ts';

/** The settings of the incident's company that a decision depends on. */
export interface CompanyNow {
  /** Why the company gets no tickets; an empty string if nobody gave a reason; null if it gets tickets. */
  readonly ticketsOff: string | null;
  /** When its quiet hours end; null outside of them. */
  readonly quietUntil: Date | null;
}

export const noCompanyRules: CompanyNow = { ticketsOff: null, quietUntil: null };

/** Holds the incident until the company's quiet hours end; null outside of them, and for critical incidents. */
export function heldByQuietHours({ quietUntil }: CompanyNow, severity: Severity) {
  if (quietUntil === null || severity === 'critical') return null;
  const note = `Until ${moment(quietUntil)}.`;
  return { action: 'hold', reason: 'company_quiet_hours', decideAt: quietUntil, note } as const;
}
