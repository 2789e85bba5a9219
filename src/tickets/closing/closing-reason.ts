import type { ClosingSettings } from '../../connectwise/services/closing-settings.ts';
import { moment } from '../../platform/values/zoned-time.ts';

export const closingKinds = ['allowed', 'over', 'quiet'] as const;
export type ClosingKind = (typeof closingKinds)[number];

/** Why a ticket may be closed, in words for the technician. */
export interface ClosingReason {
  readonly kind: ClosingKind;
  readonly why: string;
}

/** The facts of an incident and its open ticket. */
export interface ClosingFacts {
  readonly lastSeenAt: Date;
  /** When it was created, or when Picket last reopened it, if later. */
  readonly ticketOpenSince: Date;
  /** Whether all domains of the incident are on the allow list. */
  readonly allowed: boolean;
  /** Who accepted the risk, until when and why; null if nobody did. */
  readonly accepted: string | null;
  /** Whether its source reports that every detection has ended. */
  readonly over: boolean;
  readonly source: { readonly name: string; readonly readUntil: Date | null };
}

type Switches = Pick<ClosingSettings, 'whenAllowed' | 'whenOver' | 'whenQuiet' | 'quietHours'>;

/** Why a ticket may be closed now; null if no enabled condition applies. */
export function closingReason(facts: ClosingFacts, settings: Switches, now: Date): ClosingReason | null {
  if (settings.whenAllowed && facts.allowed)
    return { kind: 'allowed', why: 'All domains of the incident are on the allow list' };
  if (settings.whenAllowed && facts.accepted !== null)
    return { kind: 'allowed', why: `The risk is accepted (${facts.accepted.replace(/[.\s]+$/, '')})` };
  if (settings.whenOver && facts.over)
    return { kind: 'over', why: `${facts.source.name} reports that it has ended` };
  if (settings.whenQuiet && isQuiet(facts, settings.quietHours, now)) {
    const last = moment(facts.lastSeenAt);
    return { kind: 'quiet', why: `No detection for ${settings.quietHours} h. The last one was at ${last}` };
  }
  return null;
}

/**
 * A source that was not read since then proves no quiet: its detections may just not have arrived. The time counts from
 * the creation of the ticket, so that a late ticket about old detections is not closed before anybody has seen it.
 */
function isQuiet({ lastSeenAt, ticketOpenSince, source }: ClosingFacts, hours: number, now: Date): boolean {
  const ms = hours * 3_600_000;
  const quietAt = Math.max(lastSeenAt.getTime(), ticketOpenSince.getTime()) + ms;
  if (now.getTime() < quietAt) return false;
  return source.readUntil !== null && source.readUntil.getTime() >= lastSeenAt.getTime() + ms;
}
