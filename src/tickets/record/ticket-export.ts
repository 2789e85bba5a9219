import type { z } from 'zod';
import type { Columns } from '../../platform/http/download.ts';
import type { ticketSchema } from './ticket-view.ts';

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
