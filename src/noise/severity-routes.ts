import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { actorOf } from '../accounts/principal.ts';
import { transaction } from '../database/transaction.ts';
import { severityRater } from '../incidents/severity.ts';
import { recordAudit } from '../settings/audit.ts';
import type { ChangeDeps } from '../settings/change.ts';
import { severitySettings, severitySettingsSchema } from '../settings/severity-settings.ts';
import { readSetting, writeSetting } from '../settings/store.ts';
import { rateOpenIncidents } from './rate-open-incidents.ts';

/** How bad an incident is, and what is done with one that bad. */
export function severityRoutes({ db, clock, reconsider, changed }: ChangeDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/settings/severity',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Noise'],
          summary: 'How bad an incident is, and what is done with one that bad',
          response: { 200: severitySettingsSchema },
        },
      },
      () => readSetting(db, severitySettings),
    );

    app.put(
      '/api/v1/settings/severity',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Noise'],
          summary: 'Set how bad an incident is, and what is done with one that bad',
          description:
            'All of it, as it was read: the order of the rules counts. Open incidents are rated anew, and what is held is decided again.',
          body: severitySettingsSchema,
          response: { 200: severitySettingsSchema },
        },
      },
      async ({ body: after, principal }) => {
        await transaction(db, async (tx) => {
          const by = { at: clock.now(), actor: actorOf(principal) };
          await reconsider(tx, by.at);
          await rateOpenIncidents(tx, severityRater(after));
          const before = await readSetting(tx, severitySettings);
          await writeSetting(tx, severitySettings, after, by);
          const subject = 'setting:severity';
          await recordAudit(tx, { ...by, action: 'severity.saved', subject, before, after });
        });
        changed();
        return after;
      },
    );
  };
}
