import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { actorOf } from '../accounts/principal.ts';
import { transaction } from '../database/transaction.ts';
import { recordAudit } from './audit.ts';
import type { ChangeDeps } from './change.ts';
import { rollUpSettings, rollUpSettingsSchema } from './roll-up-settings.ts';
import { readSetting, writeSetting } from './store.ts';

const url = '/api/v1/settings/roll-ups';

/** When several incidents share one ticket: storm control, and the daily digest. */
export function rollUpSettingsRoutes({ db, clock, reconsider, changed }: ChangeDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      url,
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Settings'],
          summary: 'When several incidents share one ticket: storm control and the daily digest',
          response: { 200: rollUpSettingsSchema },
        },
      },
      () => readSetting(db, rollUpSettings),
    );

    app.put(
      url,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Settings'],
          summary: 'Set storm control and the daily digest',
          description: 'All of it, as it was read. It counts for what comes; what is held is decided again.',
          body: rollUpSettingsSchema,
          response: { 200: rollUpSettingsSchema },
        },
      },
      async ({ body: after, principal }) => {
        await transaction(db, async (tx) => {
          const by = { at: clock.now(), actor: actorOf(principal) };
          await reconsider(tx, by.at);
          const before = await readSetting(tx, rollUpSettings);
          await writeSetting(tx, rollUpSettings, after, by);
          const subject = 'setting:rollUps';
          await recordAudit(tx, { ...by, action: 'rollUps.saved', subject, before, after });
        });
        changed();
        return after;
      },
    );
  };
}
