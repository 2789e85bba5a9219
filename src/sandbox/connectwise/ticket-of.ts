import { z } from 'zod';
import { sandboxAccount } from './account.ts';
import { notFound } from './errors.ts';
import type { TicketRow } from './records.ts';
import { refuseHidden } from './restrictions.ts';
import type { Call } from './route.ts';

/** With “My”, only tickets that are assigned to the member: not those that it merely created. */
export const visibleTickets = ({ state, level }: Call) =>
  state.data.tickets.filter((ticket) => level !== 'My' || isMine(ticket));

const ownerSchema = z.looseObject({ id: z.number() });
const isMine = ({ other }: TicketRow) =>
  ownerSchema.safeParse(other.owner).data?.id === sandboxAccount.member.id;

/** The ticket that the path names; throws the refusal. */
export function ticketOf(call: Call): TicketRow {
  const [id] = call.ids;
  const ticket = visibleTickets(call).find((candidate) => candidate.id === id);
  if (ticket === undefined) throw notFound('Ticket', id ?? '');
  refuseHidden(call.state.data.restrictions, ticket);
  return ticket;
}
