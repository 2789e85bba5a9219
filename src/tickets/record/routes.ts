import type { Kysely } from 'kysely';
import { withSameNames } from '../../detections/named-company.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { listRoutes } from '../../platform/http/list-routes.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { limitTicket } from './limited-ticket.ts';
import { ticketDetails } from './load-ticket.ts';
import { problems } from './problems.ts';
import { ticketColumns } from './ticket-export.ts';
import { findTickets, showTickets, ticketFilter, ticketSorts } from './ticket-list.ts';
import { ticketDetailsSchema, ticketSchema, viewTicket } from './ticket-view.ts';
import { ticketsFound } from './tickets-found.ts';

interface TicketRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** Tickets in ConnectWise or on their way. */
export function ticketRoutes({ db, clock }: TicketRoutesOptions) {
  return listRoutes(
    { db, clock },
    {
      name: 'tickets',
      tag: 'Tickets',
      summaries: {
        list: 'Tickets, newest first',
        download: 'Download tickets, with the filters and the order of the list',
        one: 'One ticket, the requests that were sent and the answers of ConnectWise',
      },
      filter: ticketFilter,
      sorts: ticketSorts,
      idColumn: 'ticket.id',
      companyColumn: 'incident.company_id',
      find: findTickets,
      narrow: async (on, { search }) => (search === undefined ? null : ticketsFound(on, search)),
      show: showTickets,
      complete: async (rows, companies) =>
        (await withSameNames(db, rows, companies)).map((row) => limitTicket(row, companies)),
      view: viewTicket,
      viewSchema: ticketSchema,
      columns: ticketColumns,
      viewOne: (row, companies) => ticketDetails(db, row, companies),
      detailsSchema: ticketDetailsSchema,
      notFound: problems.notFound,
    },
  );
}
