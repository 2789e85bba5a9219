import type { RecurrenceSettings } from '../incidents/recurrence-settings.ts';
import type { OperationState, TicketLife, TicketState } from '../platform/database/schema-tickets.ts';
import { moment } from '../platform/values/zoned-time.ts';

/** The tickets of an incident, with what a decision depends on. */
export interface TicketNow {
  /** The state of the last ticket. */
  readonly state: TicketState;
  /** Whether ConnectWise has one that is still open, as last read. */
  readonly open: boolean;
  /** The last ticket that was in ConnectWise and is closed. */
  readonly former: FormerTicket | null;
}

export interface FormerTicket {
  /** Its number in ConnectWise. */
  readonly number: number | null;
  readonly life: TicketLife | null;
  readonly merged: boolean;
  readonly elsewhere: boolean;
  /** The result of reopening it; null if that was not tried. */
  readonly reopening: OperationState | null;
}

/** What the decision about a further ticket depends on, besides the earlier tickets. */
export interface RecurrenceNow {
  readonly settings: RecurrenceSettings;
  /** False if the role is known to lack the right. */
  readonly mayReopen: boolean;
  /** When the incident last got a further ticket or its ticket was reopened; null if never. */
  readonly lastAt: Date | null;
}

/** Holds the incident because its last further ticket is too recent; null if it is not. */
export function heldAsRecent({ settings, lastAt }: RecurrenceNow, now: Date) {
  if (lastAt === null) return null;
  const decideAt = new Date(lastAt.getTime() + settings.atMostEveryHours * 3_600_000);
  // A clock set back must not extend the pause.
  if (now >= decideAt || now < lastAt) return null;
  const note = `The last detection was at ${moment(lastAt)}. The next ticket is possible at ${moment(decideAt)}.`;
  return { action: 'hold', reason: 'recurred_recently', decideAt, note } as const;
}

/** The decision while a former ticket is being reopened, or the outcome is unknown; null otherwise. */
export function decideBeingReopened(ticket: TicketNow | null) {
  const former = ticket?.former ?? null;
  const isUnderWay = former?.reopening === 'sending' || former?.reopening === 'unknown';
  return isUnderWay ? toReopen(former) : null;
}

const toReopen = ({ number }: FormerTicket) =>
  ({ action: 'reopen', reason: 'reopening', decideAt: null, note: `Ticket ${number}.` }) as const;

/** How an incident that is seen again gets a ticket, and why that way. */
export function decideRecurrence(former: FormerTicket, { settings, mayReopen }: RecurrenceNow) {
  const ticket = `Ticket ${former.number}`;
  if (settings.onRecurrence === 'new_ticket')
    return {
      action: 'create',
      reason: 'due',
      decideAt: null,
      note: `It names ticket ${former.number}, which is closed.`,
    } as const;
  const obstacle = mayReopen ? obstacleOf(former) : 'the security role lacks the permission';
  if (obstacle === null) return toReopen(former);
  const note = `${ticket} cannot be reopened, because ${obstacle}. A new ticket names it.`;
  return { action: 'create', reason: 'due', decideAt: null, note } as const;
}

function obstacleOf({ life, merged, elsewhere, reopening }: FormerTicket): string | null {
  if (elsewhere) return 'it is in another ConnectWise';
  if (life === 'deleted') return 'it was deleted';
  if (merged) return 'it was merged into another ticket';
  return reopening === 'refused' ? 'ConnectWise refused the change' : null;
}
