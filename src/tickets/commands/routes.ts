import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ConnectWiseClients } from '../../connectwise/connection/connectwise-clients.ts';
import { connectWiseFailures } from '../../connectwise/connection/connectwise-failure.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { decodeCursor, pageQuery, pageSchema, toPage } from '../../platform/http/page.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { type ActingSettings, actingSettings, actingViewSchema } from './acting-settings.ts';
import { actingBody, lookUpActing } from './choose-acting.ts';
import { commandSchema, viewCommand } from './command-view.ts';
import { saveActing } from './save-acting.ts';
import { statusProblem } from './store.ts';

interface ActingRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly clients: Pick<ConnectWiseClients, 'current'>;
}

const path = '/api/v1/settings/acting';
const keySchema = z.object({ id: z.number().int().positive() });

/** Who may act from a ticket, and the commands that were found there. */
export function actingRoutes({ db, clock, clients }: ActingRoutesOptions): FastifyPluginAsyncZod {
  const view = async (settings: ActingSettings) => ({
    ...settings,
    statusProblem: settings.enabled && settings.status !== null ? await statusProblem(db) : null,
  });

  return async (app) => {
    app.get(
      path,
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Settings'],
          summary: 'Whether technicians may allow domains from a ticket, and which members',
          response: { 200: actingViewSchema },
        },
      },
      async () => view(await loadSetting(db, actingSettings)),
    );

    app.put(
      path,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Settings'],
          summary: 'Set which members may allow domains from a ticket',
          description: 'Picket checks the members and the status in ConnectWise. It ignores earlier notes.',
          body: actingBody,
          response: { 200: actingViewSchema, ...problemResponses(connectWiseFailures) },
        },
      },
      async ({ body, principal }) => {
        const chosen = await lookUpActing(db, clients, body);
        const { enabled } = body;
        const saved = await transaction(db, (tx) =>
          saveActing(tx, { enabled, ...chosen }, { at: clock.now(), principal }),
        );
        return view(saved);
      },
    );

    app.get(
      `${path}/requests`,
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Settings'],
          summary: 'Commands from tickets, newest first',
          querystring: z.object(pageQuery),
          response: { 200: pageSchema(commandSchema) },
        },
      },
      async ({ query: { limit, cursor } }) => {
        const after = decodeCursor(cursor, keySchema);
        const rows = await db
          .selectFrom('ticket_command')
          .innerJoin('ticket', 'ticket.id', 'ticket_command.ticket_id')
          .innerJoin('incident', 'incident.id', 'ticket.incident_id')
          .innerJoin('company', 'company.id', 'incident.company_id')
          .selectAll('ticket_command')
          .select([
            'ticket.incident_id',
            'ticket.connectwise_id',
            'ticket.url',
            'company.name as company_name',
          ])
          .$if(after !== undefined, (found) => found.where('ticket_command.id', '<', after?.id ?? 0))
          .orderBy('ticket_command.id', 'desc')
          .limit(limit + 1)
          .execute();
        return toPage(rows, limit, viewCommand, ({ id }) => ({ id }));
      },
    );
  };
}
