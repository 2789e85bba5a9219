import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { withSameNames } from '../../detections/named-company.ts';
import { inBatches, type Order } from '../../platform/database/keyset.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Columns } from '../../platform/http/download.ts';
import { findTickets, type TicketFilter, ticketSorts } from './ticket-list.ts';
import { type ticketSchema, viewTicket } from './ticket-view.ts';

type Ticket = z.infer<typeof ticketSchema>;

export const ticketColumns: Columns<Ticket> = {
  id: ({ id }) => id,
  number: ({ connectwiseId }) => connectwiseId,
  url: ({ url }) => url,
  company: ({ companyName }) => companyName,
  domain: ({ registrableDomain }) => registrableDomain,
  incident: ({ incidentId }) => incidentId,
  incidentKind: ({ incidentKind }) => incidentKind,
  state: ({ state }) => state,
  problem: ({ problem }) => problem?.message ?? null,
  inConnectWise: ({ connectwise }) => connectwise.life,
  status: ({ connectwise }) => connectwise.statusName,
  board: ({ connectwise }) => connectwise.boardName,
  queuedAt: ({ queuedAt }) => queuedAt,
  createdAt: ({ createdAt }) => createdAt,
  closedAt: ({ connectwise }) => connectwise.closedAt,
  reference: ({ reference }) => reference,
  companySourceId: ({ companyExternalId }) => companyExternalId,
};

/** Every ticket that matches a filter, in order, in its public form. */
export async function* exportTickets(
  db: Kysely<Schema>,
  { sort, order, ...filter }: TicketFilter & { sort: keyof typeof ticketSorts; order: Order },
): AsyncGenerator<Ticket[]> {
  for await (const rows of inBatches(findTickets(db, filter), ticketSorts[sort], order))
    yield (await withSameNames(db, rows)).map(viewTicket);
}
