import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { settingRoutes } from '../../platform/settings/setting-routes.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { refuse } from '../../platform/values/problem.ts';
import { reportProblems } from './problems.ts';
import {
  isImage,
  type Logo,
  logoSchema,
  mostLogoBytes,
  reportLogo,
  reportSettings,
} from './report-settings.ts';

interface ReportSettingsOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** The MSP's words and logo. */
export function reportSettingsRoutes({ db, clock }: ReportSettingsOptions): FastifyPluginAsyncZod {
  async function save(logo: Logo | null, principal: Principal): Promise<void> {
    const by = { at: clock.now(), actor: actorOf(principal) };
    const size = (of: Logo | null) =>
      of === null ? null : { type: of.type, bytes: Buffer.byteLength(of.data, 'base64') };
    await transaction(db, async (tx) => {
      const before = await loadSetting(tx, reportLogo);
      await writeSetting(tx, reportLogo, logo, by);
      await recordAudit(tx, {
        ...by,
        action: 'reportLogo.saved',
        subject: 'setting:reportLogo',
        before: size(before),
        after: size(logo),
      });
    });
  }

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
        if (!isImage(body)) throw refuse('invalid', reportProblems.noImage());
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
