import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../platform/http/openapi.ts';
import { type ChangeDeps, releaseQuery } from '../../platform/settings/change.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import type { ConnectWiseClients } from '../connection/connectwise-clients.ts';
import { connectWiseFailures } from '../connection/connectwise-failure.ts';
import { settingsProblems } from '../connection/problems.ts';
import { type Choices, type ChosenIds, lookUpChoices, sameChoices } from './choose-ticket-service.ts';
import { saveTicketService } from './save-ticket-service.ts';
import {
  missingChoices,
  type TicketService,
  ticketService,
  ticketServiceBody,
  ticketServiceSchema,
} from './ticket-service.ts';

const viewSchema = ticketServiceSchema.extend({
  missing: z
    .array(z.string())
    .describe('The choices that are missing. Picket opens no ticket before everything is chosen.'),
});

const view = (service: TicketService) => ({ ...service, missing: missingChoices(service) });

interface TicketServiceRoutesOptions extends ChangeDeps {
  readonly clients: Pick<ConnectWiseClients, 'current'>;
}

/** The Services tab: whether tickets are opened, and on which board with which status, priority and type. */
export function ticketServiceRoutes(deps: TicketServiceRoutesOptions): FastifyPluginAsyncZod {
  const { db, clients } = deps;

  /** Unchanged choices without a known problem need no request to ConnectWise, so tickets can always be disabled. */
  async function choicesOf(
    chosen: ChosenIds & { enabled: boolean },
  ): Promise<Choices & Pick<TicketService, 'problem'>> {
    const saved = await loadSetting(db, ticketService);
    const same = sameChoices(chosen, saved);
    if (same !== null && (saved.problem === null || !chosen.enabled))
      return { ...same, problem: saved.problem };
    const isEmpty = [chosen.boardId, chosen.statusId, chosen.priorityId, chosen.typeId].every(
      (id) => id === null,
    );
    if (isEmpty) return { board: null, status: null, priority: null, type: null, problem: null };
    const client = await clients.current();
    if (client === null) throw refuse('conflict', settingsProblems.notConfigured());
    return { ...(await lookUpChoices(client, chosen)), problem: null };
  }

  return async (app) => {
    app.get(
      '/api/v1/connectwise/ticket-service',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Whether Picket opens tickets, and on which board',
          response: { 200: viewSchema },
        },
      },
      async () => view(await loadSetting(db, ticketService)),
    );

    app.put(
      '/api/v1/connectwise/ticket-service',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Enable the ticket service, or choose board, status, type and priority',
          description: 'Picket first checks each choice in ConnectWise. Held incidents are decided again.',
          querystring: releaseQuery,
          body: ticketServiceBody,
          response: {
            200: viewSchema,
            ...problemResponses(connectWiseFailures),
          },
        },
      },
      async ({ body, query: { release }, principal }) => {
        const after: TicketService = { enabled: body.enabled, ...(await choicesOf(body)) };
        await saveTicketService(deps, after, principal, release);
        return view(after);
      },
    );
  };
}
