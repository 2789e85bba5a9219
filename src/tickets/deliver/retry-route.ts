import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ConnectWiseClients } from '../../connectwise/connection/connectwise-clients.ts';
import { connectWiseFailures, fromConnectWise } from '../../connectwise/connection/connectwise-failure.ts';
import { settingsProblems } from '../../connectwise/connection/problems.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { idParams } from '../../platform/http/page.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { refuse } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { loadTicket } from '../record/load-ticket.ts';
import { problems } from '../record/problems.ts';
import { ticketDetailsSchema } from '../record/ticket-view.ts';
import { type Retry, retryTicket } from './retry.ts';

interface RetryRouteOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly clients: Pick<ConnectWiseClients, 'current'>;
  /** Called when a ticket was retried, because it may have to be delivered. */
  readonly changed: () => void;
}

const retryBody = z
  .object({
    confirmAbsent: z
      .literal(true)
      .optional()
      .describe('You checked: ConnectWise does not have the ticket. Picket sends it again.'),
    connectwiseTicketId: z
      .number()
      .int()
      .positive()
      .max(2_147_483_647)
      .optional()
      .describe('You checked: ConnectWise has the ticket, with this number.'),
  })
  .refine((body) => body.confirmAbsent === undefined || body.connectwiseTicketId === undefined, {
    message: 'cannot be combined: send only one of the two',
  });

/** The actions of a person on a ticket that waits for them. */
export function retryRoute(deps: RetryRouteOptions): FastifyPluginAsyncZod {
  const { db, clients, changed } = deps;

  async function retryOf({
    confirmAbsent,
    connectwiseTicketId: id,
  }: z.infer<typeof retryBody>): Promise<Retry> {
    if (id === undefined) return { kind: confirmAbsent === true ? 'absent' : 'again' };
    const client = await clients.current();
    if (client === null) throw refuse('conflict', settingsProblems.notConfigured());
    const ticket = fromConnectWise(await client.ticket(id));
    if (ticket === null) throw refuse('invalid', problems.ticketGone(id));
    return { kind: 'found', ticket };
  }

  return async (app) => {
    app.post(
      '/api/v1/tickets/:id/retry',
      {
        config: { access: 'analyst' },
        schema: {
          tags: ['Tickets'],
          summary: 'Retry a ticket, or confirm whether ConnectWise has it',
          description:
            'Picket sends a ticket that waits for a person again only after somebody confirms that ConnectWise does not have it.',
          params: idParams,
          body: retryBody.nullish(),
          response: {
            200: ticketDetailsSchema,
            ...problemResponses({
              ...connectWiseFailures,
              conflict:
                'The ticket cannot be retried in this state, or you must confirm whether ConnectWise has it.',
            }),
          },
        },
      },
      async ({ params, body, principal }) => {
        await loadTicket(db, params.id);
        await retryTicket(deps, params.id, await retryOf(body ?? {}), principal);
        changed();
        return loadTicket(db, params.id);
      },
    );
  };
}
