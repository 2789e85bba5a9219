import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { refuse } from '../../platform/values/problem.ts';
import { optionalPermissions, permissionName, permissionPath } from '../client/permissions.ts';
import type { ConnectWiseClients } from './connectwise-clients.ts';
import { fetchRights } from './fetch-rights.ts';
import { settingsProblems } from './problems.ts';
import { capabilities, capabilityNames, capabilityState, type Rights, rightState, rights } from './rights.ts';

interface RightsRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly clients: Pick<ConnectWiseClients, 'current'>;
}

const stateSchema = z
  .enum(['granted', 'missing', 'unknown'])
  .describe('unknown: the security role could not be read, or does not list it.');

const rightsViewSchema = z
  .object({
    checkedAt: z.iso.datetime().nullable().describe('When the security role was last read.'),
    capabilities: z.array(
      z.object({
        name: z.enum(capabilityNames),
        title: z.string(),
        state: stateSchema,
        rights: z.array(
          z.object({
            name: z.string().describe('`Service Tickets: Edit = All`'),
            module: z.string(),
            endpoint: z.string(),
            where: z.string().describe('Where to grant it in ConnectWise.'),
            state: stateSchema,
            since: z.iso.datetime().nullable().describe('Since when this is known.'),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Rights' });

/** The features that need rights beyond the permission table, and whether the role grants them. */
export function rightsRoutes(deps: RightsRoutesOptions): FastifyPluginAsyncZod {
  const view = async () => viewRights(await loadSetting(deps.db, rights));

  return async (app) => {
    app.get(
      '/api/v1/settings/rights',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Settings'],
          summary: 'Optional permissions in ConnectWise, and whether the security role has them',
          response: { 200: rightsViewSchema },
        },
      },
      view,
    );

    app.post(
      '/api/v1/settings/rights/refresh',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Settings'],
          summary: 'Read the security role’s optional permissions again',
          description:
            'Picket does this automatically once an hour, and after ConnectWise refused a request.',
          response: {
            200: rightsViewSchema,
            ...problemResponses({ conflict: 'No connection is saved yet.' }),
          },
        },
      },
      async () => {
        const client = await deps.clients.current();
        if (client === null) throw refuse('conflict', settingsProblems.notConfigured());
        await fetchRights(deps, client);
        return view();
      },
    );
  };
}

const viewRights = (known: Rights): z.infer<typeof rightsViewSchema> => ({
  checkedAt: known.checkedAt,
  capabilities: capabilityNames.map((name) => ({
    name,
    title: capabilities[name].title,
    state: capabilityState(known, name),
    rights: capabilities[name].needs.map((right) => {
      const permission = optionalPermissions[right];
      return {
        name: permissionName(permission),
        module: permission.module,
        endpoint: permission.endpoint,
        where: permissionPath(permission),
        state: rightState(known, right),
        since: known.rights[right]?.since ?? null,
      };
    }),
  })),
});
