import type { Severity } from '../incidents/severities.ts';
import { moment } from '../platform/values/zoned-time.ts';

/** What is set for the incident's company alone, as far as a decision depends on it. */
export interface CompanyNow {
  /** Why it gets no tickets; empty without a reason; null if it gets tickets. */
  readonly ticketsOff: string | null;
  /** Until when its quiet hours last; null outside of them. */
  readonly quietUntil: Date | null;
}

export const noCompanyRules: CompanyNow = { ticketsOff: null, quietUntil: null };

/** A hold until the end of the company's quiet hours; null outside of them, and for what is critical. */
export function heldByQuietHours({ quietUntil }: CompanyNow, severity: Severity) {
  if (quietUntil === null || severity === 'critical') return null;
  const note = `Until ${moment(quietUntil)}.`;
  return { action: 'hold', reason: 'company_quiet_hours', decideAt: quietUntil, note } as const;
}
