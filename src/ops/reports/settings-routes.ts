import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { settingRoutes } from '../../platform/settings/setting-routes.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { type Logo, logoSchema, mostLogoBytes, reportLogo, reportSettings } from './report-settings.ts';
import { saveLogo } from './save-logo.ts';

interface ReportSettingsOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** The MSP's texts and logo. */
export function reportSettingsRoutes({ db, clock }: ReportSettingsOptions): FastifyPluginAsyncZod {
  const save = (logo: Logo | null, principal: Principal) =>
    transaction(db, (tx) => saveLogo(tx, logo, { at: clock.now(), principal }));

  return async (app) => {
    await app.register(
      settingRoutes({
        db,
        clock,
        setting: reportSettings,
        path: 'reports',
        tag: 'Settings',
        about: 'the words of the MSP on its reports',
        description: 'Every later report has them.',
        changed: () => {},
      }),
    );

    app.get(
      '/api/v1/reports/logo',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Reports'],
          summary: 'The logo on reports',
          response: { 200: z.object({ logo: logoSchema.nullable() }) },
        },
      },
      async () => ({ logo: await loadSetting(db, reportLogo) }),
    );

    app.put(
      '/api/v1/reports/logo',
      {
        config: { access: 'admin' },
        bodyLimit: 2 * mostLogoBytes,
        schema: {
          tags: ['Reports'],
          summary: 'Set the logo on reports: PNG or JPEG',
          body: logoSchema,
          response: {
            204: z.undefined().describe('Reports have it.'),
            ...problemResponses({ invalid: 'It is no such image.' }),
          },
        },
      },
      async ({ body, principal }, reply) => {
        await save(body, principal);
        return reply.code(204).send();
      },
    );

    app.delete(
      '/api/v1/reports/logo',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Reports'],
          summary: 'Remove the logo from reports',
          response: { 204: z.undefined().describe('Reports have none.') },
        },
      },
      async ({ principal }, reply) => {
        await save(null, principal);
        return reply.code(204).send();
      },
    );
  };
}
