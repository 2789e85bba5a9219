import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { withSameNames } from '../../detections/named-company.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { downloadQuery, downloadResponse, sendDownload } from '../../platform/http/download.ts';
import { idParams } from '../../platform/http/page.ts';
import {
  readSortedPage,
  sortedPageQuery,
  sortedPageSchema,
  sortQuery,
  toSortedPage,
} from '../../platform/http/sorted-page.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { readTicket } from './read-ticket.ts';
import { exportTickets, ticketColumns } from './ticket-export.ts';
import { findTickets, ticketFilter, ticketSortNames, ticketSorts } from './ticket-list.ts';
import { ticketDetailsSchema, ticketSchema, viewTicket } from './ticket-view.ts';

interface TicketRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** Tickets on their way to ConnectWise and in it. */
export function ticketRoutes({ db, clock }: TicketRoutesOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/tickets',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Tickets'],
          summary: 'Tickets, newest first',
          querystring: z.object({ ...sortedPageQuery(ticketSortNames), ...ticketFilter }),
          response: { 200: sortedPageSchema(ticketSchema) },
        },
      },
      async ({ query }) => {
        const found = findTickets(db, query);
        const read = await readSortedPage(db, { found, shown: found }, query, ticketSorts[query.sort]);
        const rows = await withSameNames(db, read.rows);
        return toSortedPage({ ...read, rows }, query, viewTicket);
      },
    );

    app.get(
      '/api/v1/tickets/export',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Tickets'],
          summary: 'Download tickets, with the filters and the order of the list',
          querystring: z.object({ ...downloadQuery, ...sortQuery(ticketSortNames), ...ticketFilter }),
          response: { 200: downloadResponse(ticketSchema) },
        },
      },
      ({ query }, reply) => {
        sendDownload(reply, {
          format: query.format,
          name: `picket-tickets-${clock.now().toISOString().slice(0, 10)}`,
          columns: ticketColumns,
          batches: exportTickets(db, query),
        });
      },
    );

    app.get(
      '/api/v1/tickets/:id',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Tickets'],
          summary: 'One ticket, the requests that were sent and the answers of ConnectWise',
          params: idParams,
          response: { 200: ticketDetailsSchema },
        },
      },
      ({ params }) => readTicket(db, params.id),
    );
  };
}
