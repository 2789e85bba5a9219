import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { ConnectWiseClients } from '../connectwise/connection/connectwise-clients.ts';
import type { ChangeDeps } from '../platform/settings/change.ts';
import type { RandomBytes } from '../platform/values/random.ts';
import { incidentActionRoutes } from '../tickets/actions/incident-action-routes.ts';
import { bulkActionRoutes } from '../tickets/bulk-actions/routes.ts';
import { closingRoutes } from '../tickets/closing/routes.ts';
import { actingRoutes } from '../tickets/commands/routes.ts';
import { textRoutes } from '../tickets/compose/routes.ts';
import { ticketContentsRoutes } from '../tickets/contents/ticket-contents.ts';
import { customFieldRoutes } from '../tickets/custom-fields/routes.ts';
import { ticketDefaultsRoutes } from '../tickets/customers/routes.ts';
import { retryRoute } from '../tickets/deliver/retry-route.ts';
import { linkSettingsRoutes } from '../tickets/devices/link-settings.ts';
import { linkRoutes } from '../tickets/devices/routes.ts';
import { incidentNextStepsRoute } from '../tickets/next-steps/incident-route.ts';
import { nextStepsRoutes } from '../tickets/next-steps/routes.ts';
import { ticketRoutes } from '../tickets/record/routes.ts';
import { testTicketRoute } from '../tickets/test-ticket/test-ticket-route.ts';
import { boardsOfTickets } from './boards-of-tickets.ts';

interface TicketRoutes {
  readonly changes: ChangeDeps;
  readonly random: RandomBytes;
  readonly clients: ConnectWiseClients;
  readonly surroundings: { readonly timeZone: string; readonly publicUrl: string | undefined };
}

/** The routes for tickets, their settings, and the actions of people and technicians on them. */
export function routesOfTickets({
  changes,
  random,
  clients,
  surroundings,
}: TicketRoutes): FastifyPluginAsyncZod[] {
  const { db, clock } = changes;
  const connectWise = () => clients.current();
  return [
    textRoutes({ db, clock, ...surroundings }),
    nextStepsRoutes({ db, clock, changed: () => {} }),
    incidentNextStepsRoute({ db }),
    ticketContentsRoutes({ db, clock, changed: () => {} }),
    testTicketRoute({ db, clock, random, clients, ...surroundings }),
    ticketDefaultsRoutes({ db, clock, connectWise }),
    linkSettingsRoutes(changes),
    linkRoutes({ ...changes, random, connectWise }),
    actingRoutes({ db, clock, clients }),
    customFieldRoutes({ ...changes, clients, boards: boardsOfTickets, ...surroundings }),
    closingRoutes({ db, clock, clients }),
    ticketRoutes({ db, clock }),
    retryRoute({ db, clock, random, clients, changed: changes.changed }),
    incidentActionRoutes({ ...changes, random }),
    bulkActionRoutes(changes),
  ];
}
