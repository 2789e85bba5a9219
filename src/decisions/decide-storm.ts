import type { Incident } from '../incidents/incident.ts';
import type { TicketState } from '../platform/database/schema-tickets.ts';
import type { RollUpNow } from './roll-up-now.ts';
import type { RollUpSettings } from './roll-up-settings.ts';
import { gatherMs, isStorm, mustRollUpWait, type TicketLoad } from './storm.ts';

interface StormNow {
  readonly now: Date;
  readonly ticket: { readonly state: TicketState } | null;
  readonly rollUps: RollUpSettings;
  readonly load: TicketLoad;
  readonly rollUp: RollUpNow | null;
}

interface Stormy {
  readonly action: 'append' | 'hold';
  readonly reason: 'storm';
  readonly decideAt: Date | null;
}

/** The decision about a due incident if the ticket limit is reached; null if it is not. */
export function decideStorm(
  incident: Incident,
  { now, ticket, load, rollUps, rollUp }: StormNow,
): Stormy | null {
  // A queued ticket is counted already. A digest is one ticket a day, as configured.
  if (ticket?.state === 'queued' || incident.kind === 'digest' || incident.kind === 'late') return null;
  if (incident.kind === 'storm') {
    // Every critical incident gets a ticket that names it.
    if (rollUp?.critical || !mustRollUpWait(load, rollUps)) return null;
    const decideAt = load.rollUpsFreeAt ?? new Date(now.getTime() + gatherMs);
    // If the clock was behind when the limit was read, that time may already have passed.
    return {
      action: 'hold',
      reason: 'storm',
      decideAt: decideAt > now ? decideAt : new Date(now.getTime() + gatherMs),
    };
  }
  return isStorm(load, rollUps) ? { action: 'append', reason: 'storm', decideAt: null } : null;
}
