import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { incidentProblems } from '../../incidents/problems.ts';
import { severityRater } from '../../incidents/severity.ts';
import { severitySettings } from '../../incidents/severity-settings.ts';
import { toIncident } from '../../incidents/store.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { idParams } from '../../platform/http/page.ts';
import { releaseQuery } from '../../platform/settings/change.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { connectWiseFailures } from '../connection/connectwise-failure.ts';
import { misfitOf } from './route-of.ts';
import { matchesSchema, ruleSchema } from './rule.ts';
import { addRule, changeRule, type RoutingDeps, removeRule, reorderRules, ruleBody } from './save-rule.ts';
import { listRules } from './store.ts';
import { ticketService } from './ticket-service.ts';
import { triedSchema, tryRules } from './try-rules.ts';

const listSchema = z
  .object({ items: z.array(ruleSchema).describe('In the order in which they apply.') })
  .meta({ id: 'RoutingRules' });
const path = '/api/v1/connectwise/routing-rules';
const failures = problemResponses({
  ...connectWiseFailures,
  not_found: 'There is no such rule.',
  conflict: 'The name is taken, or no connection is saved yet.',
});

/** Routing rules: which tickets do not use the Services tab. */
export function routingRoutes(deps: RoutingDeps): FastifyPluginAsyncZod {
  const { db } = deps;

  async function list(): Promise<z.infer<typeof listSchema>> {
    const service = await loadSetting(db, ticketService);
    const rules = await listRules(db);
    return { items: rules.map((rule) => ({ ...rule, problem: misfitOf(rule, service) })) };
  }

  return async (app) => {
    app.get(
      path,
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Routing rules, in the order in which they apply',
          description: 'The first enabled rule that matches an incident overrides the ticket service.',
          response: { 200: listSchema },
        },
      },
      list,
    );

    app.post(
      path,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Add a routing rule at the end',
          description: 'Picket first checks each value in ConnectWise.',
          querystring: releaseQuery,
          body: ruleBody,
          response: { 201: listSchema.extend({ id: z.number().describe('Of the new rule.') }), ...failures },
        },
      },
      async ({ body, query: { release }, principal }, reply) => {
        const id = await addRule(deps, body, { by: principal, release });
        return reply.code(201).send({ id, ...(await list()) });
      },
    );

    app.put(
      `${path}/:id`,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Change a routing rule, switch it on or off',
          description: 'Send the whole rule, as read before. Picket checks changed values in ConnectWise.',
          params: idParams,
          querystring: releaseQuery,
          body: ruleBody,
          response: { 200: listSchema, ...failures },
        },
      },
      async ({ params, body, query: { release }, principal }) => {
        await changeRule(deps, params.id, body, { by: principal, release });
        return list();
      },
    );

    app.delete(
      `${path}/:id`,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Delete a routing rule',
          params: idParams,
          querystring: releaseQuery,
          response: { 200: listSchema, ...problemResponses({ not_found: 'There is no such rule.' }) },
        },
      },
      async ({ params, query: { release }, principal }) => {
        await removeRule(deps, params.id, { by: principal, release });
        return list();
      },
    );

    app.put(
      `${path}/order`,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Set the order of the routing rules',
          querystring: releaseQuery,
          body: z.object({
            ids: z.array(z.number().int()).max(1000).describe('Every rule, in order.'),
          }),
          response: {
            200: listSchema,
            ...problemResponses({ conflict: 'Rules were added or deleted since you loaded them.' }),
          },
        },
      },
      async ({ body, query: { release }, principal }) => {
        await reorderRules(deps, body.ids, { by: principal, release });
        return list();
      },
    );

    app.post(
      `${path}/test`,
      {
        config: { access: 'analyst' },
        schema: {
          tags: ['ConnectWise'],
          summary: 'Show which routing rule matches an incident, and why',
          description: 'Also with the conditions of an unsaved rule. Nothing is changed.',
          body: z.object({ incidentId: z.number().int().positive(), matches: matchesSchema.optional() }),
          response: { 200: triedSchema, ...problemResponses({ not_found: 'There is no such incident.' }) },
        },
      },
      async ({ body: { incidentId, matches } }) => {
        const row = await db
          .selectFrom('incident')
          .selectAll()
          .where('id', '=', incidentId)
          .executeTakeFirst();
        if (row === undefined) throw refuse('not_found', incidentProblems.notFound(incidentId));
        const incident = toIncident(row);
        const rate = severityRater(await loadSetting(db, severitySettings));
        return tryRules({ ...incident, severity: rate(incident) }, await listRules(db), matches);
      },
    );
  };
}
