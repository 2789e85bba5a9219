import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { actorOf } from '../accounts/principal.ts';
import { transaction } from '../database/transaction.ts';
import { recordAudit } from './audit.ts';
import type { ChangeDeps } from './change.ts';
import { incidentSettings, incidentSettingsSchema } from './incident-settings.ts';
import { readSetting, writeSetting } from './store.ts';

/** What makes an incident, and which incidents are ticketed. */
export function incidentSettingsRoutes({
  db,
  clock,
  reconsider,
  changed,
}: ChangeDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/settings/incidents',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Settings'],
          summary: 'What makes an incident, and which are ticketed',
          response: { 200: incidentSettingsSchema },
        },
      },
      () => readSetting(db, incidentSettings),
    );

    app.put(
      '/api/v1/settings/incidents',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Settings'],
          summary: 'Set what makes an incident, and which are ticketed',
          description: 'All of it, as it was read. It counts for what comes; what is held is decided again.',
          body: incidentSettingsSchema,
          response: { 200: incidentSettingsSchema },
        },
      },
      async ({ body: after, principal }) => {
        await transaction(db, async (tx) => {
          const by = { at: clock.now(), actor: actorOf(principal) };
          await reconsider(tx, by.at);
          const before = await readSetting(tx, incidentSettings);
          await writeSetting(tx, incidentSettings, after, by);
          const subject = 'setting:incidents';
          await recordAudit(tx, { ...by, action: 'incidents.saved', subject, before, after });
        });
        changed();
        return after;
      },
    );
  };
}
