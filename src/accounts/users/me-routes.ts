import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { roles } from '../../platform/http/principal.ts';
import { limitSchema, nameCompanies } from '../company-limit.ts';
import { findUser } from '../user-store.ts';

/** The caller, with what the console shows of them and needs to decide which actions to offer. */
export function meRoutes({ db }: { db: Kysely<Schema> }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/me',
      {
        config: { access: 'viewer', beforeTwoFactor: true, limited: 'harmless' },
        schema: {
          tags: ['Sign-in'],
          summary: 'Who I am',
          response: {
            200: z.object({
              kind: z.enum(['user', 'token', 'operator']),
              id: z.string().describe('The name in the audit trail: `user:…`, `token:7`, `operator`.'),
              name: z.string(),
              email: z.string().nullable(),
              role: z.enum(roles),
              companies: limitSchema,
              twoFactorEnabled: z.boolean(),
              twoFactorNeeded: z
                .boolean()
                .describe(
                  'True: it is required for this person, but off. Until it is on, only the account pages are available.',
                ),
            }),
          },
        },
      },
      async ({ principal: { kind, id, name, role, companies, lacksTwoFactor } }) => {
        const user = kind === 'user' ? await findUser(db, id.replace(/^user:/, '')) : undefined;
        return {
          kind,
          id,
          name: user?.name ?? name,
          email: user?.email ?? null,
          role,
          companies: companies === 'all' ? null : await nameCompanies(db, companies),
          twoFactorEnabled: user?.two_factor_enabled ?? false,
          twoFactorNeeded: lacksTwoFactor === true,
        };
      },
    );
  };
}
