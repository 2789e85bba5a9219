import type { TicketRow } from '../store.ts';
import type { TicketReading } from './life.ts';

/** What is known of a ticket in ConnectWise, as it is stored. */
export type TicketFacts = Pick<
  TicketRow,
  | 'life'
  | 'status_name'
  | 'board_name'
  | 'connectwise_company_id'
  | 'connectwise_company_name'
  | 'closed_at'
  | 'merged_into'
  | 'missing_since'
>;

export type KnownTicket = TicketFacts & Pick<TicketRow, 'connectwise_id' | 'content'>;

/** What a reading changes: the ticket's facts, lines in the timeline, and what becomes of the incident. */
export interface Consequences {
  readonly facts: TicketFacts;
  readonly told: readonly { readonly kind: string; readonly message: string }[];
  readonly incident: {
    readonly becomes: 'resolved' | 'ticket_deleted' | 'open';
    readonly message: string;
  } | null;
}

/** What follows from how a ticket was found. What ConnectWise did not say stays as it was. */
export function consequencesOf(before: KnownTicket, reading: TicketReading, now: Date): Consequences {
  const life = reading.life ?? before.life;
  const facts: TicketFacts = {
    life,
    status_name: reading.statusName ?? before.status_name,
    board_name: reading.boardName ?? before.board_name,
    connectwise_company_id: reading.companyId ?? before.connectwise_company_id,
    connectwise_company_name: reading.companyName ?? before.connectwise_company_name,
    closed_at: life === 'closed' ? closedAt(before, reading, now) : null,
    merged_into: reading.mergedInto,
    missing_since: null,
  };
  return { facts, told: movesOf(before, facts), incident: turnOf(before, facts) };
}

/** What follows from its being gone for certain. */
export function goneForGood(before: KnownTicket): Consequences {
  const facts = { ...factsOf(before), life: 'deleted' } as const;
  return { facts, told: [], incident: turnOf(before, facts) };
}

/** What follows from its not being found, once: no more than that it has to be looked for again. */
export function notFound(before: KnownTicket, now: Date): Consequences {
  return {
    facts: { ...factsOf(before), missing_since: before.missing_since ?? now },
    told: [],
    incident: null,
  };
}

/** Whether a reading changes anything but when it was. */
export const changesNothing = (before: KnownTicket, { facts, told, incident }: Consequences) =>
  told.length === 0 &&
  incident === null &&
  JSON.stringify(factsOf(before)) === JSON.stringify(factsOf(facts));

/** In an order of its own, so that two can be compared. */
const factsOf = (facts: TicketFacts): TicketFacts => ({
  life: facts.life,
  status_name: facts.status_name,
  board_name: facts.board_name,
  connectwise_company_id: facts.connectwise_company_id,
  connectwise_company_name: facts.connectwise_company_name,
  closed_at: facts.closed_at,
  merged_into: facts.merged_into,
  missing_since: facts.missing_since,
});

/** As ConnectWise says, but never in our future: what is seen until now belongs to what was closed. */
function closedAt(before: KnownTicket, reading: TicketReading, now: Date): Date {
  if (reading.closedAt !== null) return reading.closedAt < now ? reading.closedAt : now;
  return before.closed_at ?? now;
}

function movesOf(before: KnownTicket, after: TicketFacts): Consequences['told'] {
  const ticket = `Ticket ${before.connectwise_id}`;
  const told: { kind: string; message: string }[] = [];
  if (after.merged_into !== before.merged_into) {
    const message =
      after.merged_into === null
        ? `${ticket} is merged into no other ticket any more; what becomes of itself counts again.`
        : `${ticket} was merged into ticket ${after.merged_into} in ConnectWise. What becomes of that one counts from now on.`;
    told.push({ kind: 'ticket_merged', message });
  } else if (before.board_name !== null && after.board_name !== before.board_name) {
    const message = `${ticket} was moved from the board “${before.board_name}” to “${after.board_name}” in ConnectWise.`;
    told.push({ kind: 'ticket_moved', message });
  } else if (
    after.life === before.life &&
    before.status_name !== null &&
    after.status_name !== before.status_name
  ) {
    const message = `The status of ${ticket.toLowerCase()} went from “${before.status_name}” to “${after.status_name}” in ConnectWise.`;
    told.push({ kind: 'ticket_status', message });
  }
  const company = before.connectwise_company_id ?? before.content?.companyId ?? null;
  if (company !== null && after.connectwise_company_id !== null && after.connectwise_company_id !== company) {
    const name = after.connectwise_company_name ?? String(after.connectwise_company_id);
    const message = `${ticket} was moved to the company “${name}” in ConnectWise. The mapping of this incident’s company stays as it is.`;
    told.push({ kind: 'ticket_moved', message });
  }
  return told;
}

function turnOf(before: KnownTicket, after: TicketFacts): Consequences['incident'] {
  if (after.life === before.life) return null;
  const ticket =
    after.merged_into === null
      ? `Ticket ${before.connectwise_id}`
      : `Ticket ${after.merged_into}, into which ${before.connectwise_id} was merged,`;
  const status = after.status_name === null ? '' : ` Its status is “${after.status_name}”.`;
  switch (after.life) {
    case 'closed':
      return { becomes: 'resolved', message: `${ticket} was closed in ConnectWise.${status}` };
    case 'deleted':
      return { becomes: 'ticket_deleted', message: `${ticket} was deleted in ConnectWise.` };
    case 'open':
      // Read for the first time it is no news that it is open.
      return before.life === null
        ? null
        : { becomes: 'open', message: `${ticket} was reopened in ConnectWise.${status}` };
    case null:
      return null;
  }
}
