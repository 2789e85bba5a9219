import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { connectWiseFailures, fromConnectWise } from '../../connectwise/connection/connectwise-failure.ts';
import { incidentProblems } from '../../incidents/problems.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { decodeCursor, idParams, idSchema, pageQuery, pageSchema, toPage } from '../../platform/http/page.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { refuse } from '../../platform/values/problem.ts';
import { type LinkDeps, requireClient, requireLinkable } from './act-on-device.ts';
import { chooseConfiguration, lookUpAgain, unlinkDevice } from './choose-configuration.ts';
import { foundConfigurationsSchema, incidentConfigurationsSchema, pinSchema } from './link-view.ts';
import { companyOfTicket, loadLinkable } from './linkable-ticket.ts';
import { configurationLinks, loadLinks } from './load-links.ts';
import { listPins, removePin } from './pin-list.ts';

const device = z.string().min(1).max(255).describe('As the incident shows it.');
const conflict =
  'Linking is off or not permitted, the incident has no ticket in ConnectWise, or the device is just being linked.';

/** The configurations of the devices of an incident in ConnectWise, and the actions of people on them. */
export function linkRoutes(deps: LinkDeps): FastifyPluginAsyncZod {
  const { db } = deps;

  async function links(id: number, { companies }: Principal) {
    const found = await loadLinkable(db, id, companies);
    if (found === null) throw refuse('not_found', incidentProblems.notFound(id));
    return loadLinks(db, found);
  }

  return async (app) => {
    app.get(
      '/api/v1/incidents/:id/configurations',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Incidents'],
          summary: 'The ConnectWise configuration of each device of an incident',
          params: idParams,
          response: { 200: incidentConfigurationsSchema },
        },
      },
      ({ params, principal }) => links(params.id, principal),
    );

    app.get(
      '/api/v1/incidents/:id/configurations/search',
      {
        config: { access: 'analyst', limited: 'scoped' },
        schema: {
          tags: ['Incidents'],
          summary: 'Active configurations of the company of an incident’s ticket, read from ConnectWise',
          params: idParams,
          querystring: z.object({
            search: z.string().max(100).default('').describe('Part of the name or serial number.'),
          }),
          response: {
            200: foundConfigurationsSchema,
            ...problemResponses({ ...connectWiseFailures, conflict }),
          },
        },
      },
      async ({ params, query, principal }) => {
        const { ticket } = await requireLinkable(db, params.id, principal);
        const client = await requireClient(deps);
        const companyId = companyOfTicket(ticket) ?? 0;
        const { items, more } = fromConnectWise(
          await client.configurations({ companyId, search: query.search.trim() }),
        );
        const shown = await configurationLinks(db);
        return {
          items: items.map(({ id, name, type, serialNumber, ipAddress }) => ({
            ...shown(id, name),
            type: type ?? null,
            serialNumber: serialNumber ?? null,
            ipAddress: ipAddress ?? null,
          })),
          more,
        };
      },
    );

    app.post(
      '/api/v1/incidents/:id/configurations',
      {
        config: { access: 'analyst', limited: 'scoped' },
        schema: {
          tags: ['Incidents'],
          summary: 'Link a device of an incident to a configuration, in place of the one before',
          description: 'Picket links it in ConnectWise within seconds; the answer says what is known now.',
          params: idParams,
          body: z.object({
            device,
            configurationId: z.number().int().positive(),
            pin: z
              .boolean()
              .default(false)
              .describe('Use it for this device in later incidents of the company, too.'),
          }),
          response: {
            200: incidentConfigurationsSchema,
            ...problemResponses({ ...connectWiseFailures, conflict }),
          },
        },
      },
      async ({ params, body, principal }) => {
        await chooseConfiguration(deps, params.id, body, principal);
        return links(params.id, principal);
      },
    );

    app.post(
      '/api/v1/incidents/:id/configurations/unlink',
      {
        config: { access: 'analyst', limited: 'scoped' },
        schema: {
          tags: ['Incidents'],
          summary: 'Remove the link of a device of an incident; it is not linked again automatically',
          params: idParams,
          body: z.object({ device }),
          response: { 200: incidentConfigurationsSchema, ...problemResponses({ conflict }) },
        },
      },
      async ({ params, body, principal }) => {
        await unlinkDevice(deps, params.id, body.device, principal);
        return links(params.id, principal);
      },
    );

    app.post(
      '/api/v1/incidents/:id/configurations/look-up',
      {
        config: { access: 'analyst', limited: 'scoped' },
        schema: {
          tags: ['Incidents'],
          summary: 'Look the devices of an incident up again that are not linked',
          params: idParams,
          response: { 200: incidentConfigurationsSchema, ...problemResponses({ conflict }) },
        },
      },
      async ({ params, principal }) => {
        await lookUpAgain(deps, params.id, principal);
        return links(params.id, principal);
      },
    );

    app.get(
      '/api/v1/device-pins',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Incidents'],
          summary: 'Configurations that people pinned to devices of companies, newest first',
          querystring: z.object({ ...pageQuery, companyId: idSchema.optional() }),
          response: { 200: pageSchema(pinSchema) },
        },
      },
      async ({ query: { limit, cursor, companyId }, principal: { companies } }) => {
        const after = decodeCursor(cursor, z.number().int().positive());
        const rows = await listPins(db, { companies, companyId, after, limit: limit + 1 });
        return toPage(
          rows,
          limit,
          (row) => row,
          ({ id }) => id,
        );
      },
    );

    app.delete(
      '/api/v1/device-pins/:id',
      {
        config: { access: 'analyst', limited: 'scoped' },
        schema: {
          tags: ['Incidents'],
          summary: 'Unpin a configuration from a device: later incidents look it up again',
          params: idParams,
          response: { 204: z.undefined().describe('It is not used any more.') },
        },
      },
      async ({ params, principal }, reply) => {
        await removePin(deps, params.id, principal);
        return reply.code(204).send();
      },
    );
  };
}
