import { type Kysely, type NotNull, sql } from 'kysely';
import { z } from 'zod';
import { companyColumns } from '../../detections/named-company.ts';
import { severities } from '../../incidents/severities.ts';
import { byNumber, byText, byTime, type Sort } from '../../platform/database/keyset.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { idSchema } from '../../platform/http/page.ts';
import { timeSchema } from '../../platform/http/time-schema.ts';
import { ticketStates } from './ticket-view.ts';

const time = timeSchema.optional();

/** The filters of tickets; all that are given must match. */
export const ticketFilter = {
  state: z.enum(ticketStates).optional(),
  life: z.enum(['open', 'closed', 'deleted']).optional().describe('Its state in ConnectWise.'),
  companyId: idSchema.optional(),
  incidentId: idSchema.optional(),
  incidentOpenedSince: time.describe('Its incident was opened at or after, as reports count tickets.'),
  incidentOpenedUntil: time.describe('Its incident was opened before.'),
  since: time.describe('Queued at or after.'),
  until: time.describe('Queued before.'),
  createdSince: time.describe('Created in ConnectWise at or after.'),
  createdUntil: time.describe('Created in ConnectWise before.'),
  severity: z.enum(severities).optional().describe('Of its incident.'),
  search: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe(
      'Its number in ConnectWise, or part of its reference, of its company’s name, or of a domain, device or address of its incident.',
    ),
};

const filterSchema = z.object(ticketFilter).omit({ search: true }).partial();
type TicketFilter = z.infer<typeof filterSchema>;

/**
 * A query for the tickets that match a filter. What the search field finds is compared in tickets-found.ts. Each ticket has
 * an incident, but with a left join PostgreSQL reads it only where something of it is needed.
 */
export function findTickets(db: Kysely<Schema>, filter: TicketFilter) {
  const { state, life, companyId, incidentId, since, until } = filter;
  const { createdSince, createdUntil, incidentOpenedSince, incidentOpenedUntil, severity } = filter;
  let found = db.selectFrom('ticket').leftJoin('incident', 'incident.id', 'ticket.incident_id');
  if (state !== undefined) found = found.where('ticket.state', '=', state);
  if (life !== undefined) found = found.where('ticket.life', '=', life);
  if (companyId !== undefined) found = found.where('incident.company_id', '=', companyId);
  if (incidentId !== undefined) found = found.where('ticket.incident_id', '=', incidentId);
  if (since !== undefined) found = found.where('ticket.queued_at', '>=', new Date(since));
  if (until !== undefined) found = found.where('ticket.queued_at', '<', new Date(until));
  if (createdSince !== undefined) found = found.where('ticket.created_at', '>=', new Date(createdSince));
  if (createdUntil !== undefined) found = found.where('ticket.created_at', '<', new Date(createdUntil));
  if (incidentOpenedSince !== undefined)
    found = found.where('incident.opened_at', '>=', new Date(incidentOpenedSince));
  if (incidentOpenedUntil !== undefined)
    found = found.where('incident.opened_at', '<', new Date(incidentOpenedUntil));
  if (severity !== undefined) found = found.where('incident.severity', '=', severity);
  return found;
}

/** Selects whole rows, with their companies and domains. Kept apart, because counting does not need these. */
export function showTickets(found: ReturnType<typeof findTickets>) {
  return found
    .innerJoin('company', 'company.id', 'incident.company_id')
    .selectAll('ticket')
    .select([
      'company.id as company_id',
      'incident.kind as incident_kind',
      'incident.registrable_domain',
      ...companyColumns,
    ])
    .$narrowType<{ incident_kind: NotNull }>();
}

const id = byNumber('ticket.id');

/**
 * The sort orders of the list. Tickets not created yet come last, newest first. Each first column is
 * indexed by this same expression (migrations 0003 and 0114).
 */
export const ticketSorts = {
  queuedAt: [id],
  createdAt: [byTime(sql`coalesce(ticket.created_at, timestamptz 'epoch')`), id],
  companyName: [byText(sql`company.name`), id],
  state: [byText(sql`ticket.state`), id],
} satisfies Record<string, Sort>;
