import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { actorOf } from '../accounts/principal.ts';
import { transaction } from '../database/transaction.ts';
import { recordAudit } from './audit.ts';
import type { ChangeDeps } from './change.ts';
import { recurrenceSettings, recurrenceSettingsSchema } from './recurrence-settings.ts';
import { readSetting, writeSetting } from './store.ts';

const path = '/api/v1/settings/recurrence';

/** What becomes of an incident that is seen again: while its ticket is open, and after it was closed. */
export function recurrenceSettingsRoutes({
  db,
  clock,
  reconsider,
  changed,
}: ChangeDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      path,
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Settings'],
          summary: 'What becomes of what is seen again',
          response: { 200: recurrenceSettingsSchema },
        },
      },
      () => readSetting(db, recurrenceSettings),
    );

    app.put(
      path,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Settings'],
          summary: 'Set what becomes of what is seen again',
          description:
            'All of it, as it was read. Reopening and notes need optional rights (`GET /api/v1/settings/rights`): without them there are new tickets and no notes.',
          body: recurrenceSettingsSchema,
          response: { 200: recurrenceSettingsSchema },
        },
      },
      async ({ body: after, principal }) => {
        await transaction(db, async (tx) => {
          const by = { at: clock.now(), actor: actorOf(principal) };
          await reconsider(tx, by.at);
          const before = await readSetting(tx, recurrenceSettings);
          await writeSetting(tx, recurrenceSettings, after, by);
          const subject = 'setting:recurrence';
          await recordAudit(tx, { ...by, action: 'recurrence.saved', subject, before, after });
        });
        changed();
        return after;
      },
    );
  };
}
