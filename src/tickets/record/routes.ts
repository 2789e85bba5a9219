import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ConnectWiseClients } from '../../connectwise/connection/connectwise-clients.ts';
import { connectWiseFailures, fromConnectWise } from '../../connectwise/connection/connectwise-failure.ts';
import { settingsProblems } from '../../connectwise/connection/problems.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { downloadQuery, downloadResponse, sendDownload } from '../../platform/http/download.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { idParams } from '../../platform/http/page.ts';
import { withStatus } from '../../platform/http/problem-details.ts';
import {
  readSortedPage,
  sortedPageQuery,
  sortedPageSchema,
  sortQuery,
  toSortedPage,
} from '../../platform/http/sorted-page.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { type Retry, retryTicket } from '../deliver/retry.ts';
import { problems } from './problems.ts';
import { exportTickets, ticketColumns } from './ticket-export.ts';
import { findTickets, ticketFilter, ticketSortNames, ticketSorts } from './ticket-list.ts';
import { ticketDetailsSchema, ticketSchema, viewAttempt, viewTicket } from './ticket-view.ts';

interface TicketRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly clients: Pick<ConnectWiseClients, 'current'>;
  /** Called when a ticket was retried: it may have to be delivered. */
  readonly changed: () => void;
}

const retryBody = z
  .object({
    confirmAbsent: z
      .literal(true)
      .optional()
      .describe('You looked: ConnectWise does not have it, so that it can be sent again.'),
    connectwiseTicketId: z
      .number()
      .int()
      .positive()
      .max(2_147_483_647)
      .optional()
      .describe('You looked: ConnectWise has it, under this number.'),
  })
  .refine((body) => body.confirmAbsent === undefined || body.connectwiseTicketId === undefined, {
    message: 'is either absent or there: leave one of the two out',
  });

/** Tickets on their way to ConnectWise and in it, and what a person can do about a stuck one. */
export function ticketRoutes(deps: TicketRoutesOptions): FastifyPluginAsyncZod {
  const { db, clock, clients, changed } = deps;

  async function details(id: number) {
    const row = await findTickets(db, {}).where('ticket.id', '=', id).executeTakeFirst();
    if (row === undefined) throw withStatus(404, problems.notFound(id));
    const attempts = await db
      .selectFrom('ticket_attempt')
      .selectAll()
      .where('ticket_id', '=', id)
      .orderBy('id')
      .execute();
    return { ...viewTicket(row), content: row.content, attempts: attempts.map(viewAttempt) };
  }

  async function retryOf({
    confirmAbsent,
    connectwiseTicketId: id,
  }: z.infer<typeof retryBody>): Promise<Retry> {
    if (id === undefined) return { kind: confirmAbsent === true ? 'absent' : 'again' };
    const client = await clients.current();
    if (client === null) throw withStatus(409, settingsProblems.notConfigured());
    const ticket = fromConnectWise(await client.ticket(id));
    if (ticket === null) throw withStatus(422, problems.ticketGone(id));
    return { kind: 'found', ticket };
  }

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
        return toSortedPage(read, query, viewTicket);
      },
    );

    app.get(
      '/api/v1/tickets/export',
      {
        // A HEAD would read all of it for nothing.
        exposeHeadRoute: false,
        config: { access: 'viewer' },
        schema: {
          tags: ['Tickets'],
          summary: 'Download tickets, as the list filters and sorts them',
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
          summary: 'One ticket, what was sent and what ConnectWise answered',
          params: idParams,
          response: { 200: ticketDetailsSchema },
        },
      },
      ({ params }) => details(params.id),
    );

    app.post(
      '/api/v1/tickets/:id/retry',
      {
        config: { access: 'analyst' },
        schema: {
          tags: ['Tickets'],
          summary: 'Try a ticket again, or say what became of it',
          description:
            'A ticket that waits for a person is only sent again once somebody says that ConnectWise does not have it.',
          params: idParams,
          body: retryBody.nullish(),
          response: {
            200: ticketDetailsSchema,
            ...problemResponses({
              ...connectWiseFailures,
              409: 'In this state it cannot be retried, or you must say whether ConnectWise has it.',
            }),
          },
        },
      },
      async ({ params, body, principal }) => {
        await details(params.id);
        await retryTicket(deps, params.id, await retryOf(body ?? {}), principal);
        changed();
        return details(params.id);
      },
    );
  };
}
