import type { TicketRow } from './store.ts';

/** The stored facts about a ticket in ConnectWise. */
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
  | 'read_problem'
  | 'read_problem_since'
>;

/** The state of a ticket in ConnectWise, in words; null before it was read. */
export function describeLife(ticket: TicketFacts & { readonly elsewhere: string | null }): string | null {
  if (ticket.elsewhere !== null) {
    return `In the ConnectWise of “${ticket.elsewhere}”, which is no longer connected`;
  }
  if (ticket.missing_since !== null && ticket.life !== 'deleted')
    return 'Not found at the last reading. Picket reads it again before it is shown as deleted';
  const state = stateOf(ticket);
  if (ticket.read_problem !== null)
    return state === null ? 'Cannot be read' : `Cannot be read; at the last reading: ${state}`;
  if (state === null) return null;
  return ticket.merged_into === null ? state : `Merged into ticket ${ticket.merged_into}: ${state}`;
}

function stateOf({ life, status_name: status, board_name: board }: TicketFacts): string | null {
  const on = board === null ? '' : ` on ${board}`;
  switch (life) {
    case 'open':
      return `Open${status === null ? '' : `, ${status}`}${on}`;
    case 'closed':
      return `Closed${status === null || status === 'Closed' ? '' : `, ${status}`}${on}`;
    case 'deleted':
      return 'Deleted';
    case null:
      return null;
  }
}
