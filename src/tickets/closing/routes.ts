import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ConnectWiseClients } from '../../connectwise/connection/connectwise-clients.ts';
import { connectWiseFailures } from '../../connectwise/connection/connectwise-failure.ts';
import { boardsUsed } from '../../connectwise/services/boards-used.ts';
import {
  type ClosingSettings,
  closingSettings,
  closingSettingsSchema,
} from '../../connectwise/services/closing-settings.ts';
import { choiceSchema } from '../../connectwise/services/ticket-service.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { saveSetting } from '../../platform/settings/save-setting.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { closingBody, lookUpClosing } from './choose-closing.ts';
import { closingPreviewSchema, previewClosing } from './preview.ts';

interface ClosingRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly clients: Pick<ConnectWiseClients, 'current'>;
}

const path = '/api/v1/settings/closing';

export const closingViewSchema = z
  .object({
    ...closingSettingsSchema.shape,
    boardsWithoutStatus: z
      .array(choiceSchema)
      .describe('Boards that tickets go to and that have no closing status: Picket closes no tickets there.'),
  })
  .meta({ id: 'Closing' });

/** Whether Picket closes tickets, when, and with which status of each board. */
export function closingRoutes({ db, clock, clients }: ClosingRoutesOptions): FastifyPluginAsyncZod {
  async function view(settings: ClosingSettings) {
    const boards = await boardsUsed(db);
    const has = (id: number) => settings.statuses.some(({ boardId }) => boardId === id);
    return { ...settings, boardsWithoutStatus: boards.filter(({ id }) => !has(id)) };
  }

  return async (app) => {
    app.get(
      path,
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Settings'],
          summary: 'Whether Picket closes tickets in ConnectWise, and when',
          response: { 200: closingViewSchema },
        },
      },
      async () => view(await loadSetting(db, closingSettings)),
    );

    app.put(
      path,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Settings'],
          summary: 'Set whether Picket closes tickets in ConnectWise, and when',
          description:
            'Picket reads each new status in ConnectWise: it must be active and close tickets. It never closes a ticket that a person has touched, unless `evenIfTouched` is set. Closing needs optional permissions (`GET /api/v1/settings/rights`).',
          body: closingBody,
          response: { 200: closingViewSchema, ...problemResponses(connectWiseFailures) },
        },
      },
      async ({ body, principal }) => {
        const after = await lookUpClosing(db, clients, body);
        await transaction(db, (tx) =>
          saveSetting(tx, { setting: closingSettings }, after, { at: clock.now(), principal }),
        );
        return view(after);
      },
    );

    app.post(
      `${path}/preview`,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Settings'],
          summary: 'How many open tickets these settings would close now',
          description:
            'Nothing is saved or closed. Picket leaves a ticket open if a person has touched it; it checks that in ConnectWise right before it closes the ticket.',
          body: closingBody,
          response: { 200: closingPreviewSchema, ...problemResponses(connectWiseFailures) },
        },
      },
      async ({ body }) => previewClosing(db, await lookUpClosing(db, clients, body), clock.now()),
    );
  };
}
