import type { Problem } from '../../platform/values/problem.ts';
import type { TicketFacts } from '../record/describe-life.ts';
import type { TicketRow } from '../record/store.ts';
import type { TicketReading } from './life.ts';

export type KnownTicket = TicketFacts & Pick<TicketRow, 'connectwise_id' | 'content'>;

/** The changes by a reading: the ticket's facts, lines in the timeline, and what happens to the incident. */
export interface Consequences {
  readonly facts: TicketFacts;
  readonly events: readonly { readonly kind: string; readonly message: string }[];
  readonly incident: {
    readonly becomes: 'resolved' | 'ticket_deleted' | 'open';
    readonly message: string;
  } | null;
}

/** The consequences of a ticket as it was read. Facts that ConnectWise did not give stay unchanged. */
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
    ...readable,
  };
  if (reading.unreadable) {
    const { read_problem, read_problem_since } = unreadableFacts(before, reading.unreadable, now);
    Object.assign(facts, { read_problem, read_problem_since });
  }
  return {
    facts,
    events: [...movesOf(before, facts), ...readableAgain(before, facts)],
    incident: turnOf(before, facts, reading.byStatus),
  };
}

const readable = { read_problem: null, read_problem_since: null } as const;

function unreadableFacts(before: KnownTicket, { details: _, ...problem }: Problem, now: Date): TicketFacts {
  // Details such as the id of the request differ each time, and would make each reading look like a change.
  return { ...factsOf(before), read_problem: problem, read_problem_since: before.read_problem_since ?? now };
}

/** The consequences of an error in place of the ticket: its known facts stay, and the error is shown with it. */
export function notReadable(before: KnownTicket, problem: Problem, now: Date): Consequences {
  const facts = unreadableFacts(before, problem, now);
  const message = `Picket cannot read ticket ${before.connectwise_id}: ${problem.message} ${problem.hint} Until then, Picket does not notice when it is closed or reopened.`;
  const events = before.read_problem === null ? [{ kind: 'ticket_unreadable', message }] : [];
  return { facts, events, incident: null };
}

function readableAgain(before: KnownTicket, after: TicketFacts): Consequences['events'] {
  if (before.read_problem === null || after.read_problem !== null) return [];
  return [{ kind: 'ticket_readable', message: `Picket can read ticket ${before.connectwise_id} again.` }];
}

/** The consequences of its certain deletion. */
export function goneForGood(before: KnownTicket): Consequences {
  const facts = { ...factsOf(before), ...readable, life: 'deleted' } as const;
  return { facts, events: [], incident: turnOf(before, facts) };
}

/** The consequences of not finding it once: it only has to be read again. */
export function notFound(before: KnownTicket, now: Date): Consequences {
  return {
    facts: { ...factsOf(before), ...readable, missing_since: before.missing_since ?? now },
    events: [],
    incident: null,
  };
}

/** Whether a reading changes anything but its time. */
export const changesNothing = (before: KnownTicket, { facts, events, incident }: Consequences) =>
  events.length === 0 &&
  incident === null &&
  JSON.stringify(factsOf(before)) === JSON.stringify(factsOf(facts));

/** In a fixed order, so that two can be compared. */
const factsOf = (facts: TicketFacts): TicketFacts => ({
  life: facts.life,
  status_name: facts.status_name,
  board_name: facts.board_name,
  connectwise_company_id: facts.connectwise_company_id,
  connectwise_company_name: facts.connectwise_company_name,
  closed_at: facts.closed_at,
  merged_into: facts.merged_into,
  missing_since: facts.missing_since,
  read_problem: facts.read_problem,
  read_problem_since: facts.read_problem_since,
});

/** The time that ConnectWise gives, but never later than now: detections until now belong to the closed incident. */
function closedAt(before: KnownTicket, reading: TicketReading, now: Date): Date {
  if (reading.closedAt !== null) return reading.closedAt < now ? reading.closedAt : now;
  return before.closed_at ?? now;
}

function movesOf(before: KnownTicket, after: TicketFacts): Consequences['events'] {
  const ticket = `Ticket ${before.connectwise_id}`;
  const events: { kind: string; message: string }[] = [];
  if (after.merged_into !== before.merged_into) {
    const message =
      after.merged_into === null
        ? `${ticket} is no longer merged into another ticket. Its own status counts again.`
        : `${ticket} was merged into ticket ${after.merged_into} in ConnectWise. The status of that ticket counts from now on.`;
    events.push({ kind: 'ticket_merged', message });
  } else if (before.board_name !== null && after.board_name !== before.board_name) {
    const message = `${ticket} was moved from the board “${before.board_name}” to “${after.board_name}” in ConnectWise.`;
    events.push({ kind: 'ticket_moved', message });
  } else if (
    after.life === before.life &&
    before.status_name !== null &&
    after.status_name !== before.status_name
  ) {
    const message = `The status of ${ticket.toLowerCase()} changed from “${before.status_name}” to “${after.status_name}” in ConnectWise.`;
    events.push({ kind: 'ticket_status', message });
  }
  const company = before.connectwise_company_id ?? before.content?.companyId ?? null;
  if (company !== null && after.connectwise_company_id !== null && after.connectwise_company_id !== company) {
    const name = after.connectwise_company_name ?? String(after.connectwise_company_id);
    const message = `${ticket} was moved to the company “${name}” in ConnectWise. The mapping of this incident’s company stays as it is.`;
    events.push({ kind: 'ticket_moved', message });
  }
  return events;
}

function turnOf(before: KnownTicket, after: TicketFacts, byStatus = false): Consequences['incident'] {
  if (after.life === before.life) return null;
  const ticket =
    after.merged_into === null
      ? `Ticket ${before.connectwise_id}`
      : `Ticket ${after.merged_into}, into which ${before.connectwise_id} was merged,`;
  const status = after.status_name === null ? '' : ` Its status is “${after.status_name}”.`;
  switch (after.life) {
    case 'closed':
      return {
        becomes: 'resolved',
        message: byStatus
          ? `${ticket} has the status “${after.status_name}”, which counts as closed.`
          : `${ticket} was closed in ConnectWise.${status}`,
      };
    case 'deleted':
      return { becomes: 'ticket_deleted', message: `${ticket} was deleted in ConnectWise.` };
    case 'open':
      // At the first reading, an open ticket is not a change.
      return before.life === null
        ? null
        : { becomes: 'open', message: `${ticket} was reopened in ConnectWise.${status}` };
    case null:
      return null;
  }
}
