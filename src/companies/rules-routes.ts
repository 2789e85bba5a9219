import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ConnectWise } from '../connectwise/client/types.ts';
import type { ConnectWiseClients } from '../connectwise/connection/connectwise-clients.ts';
import { connectWiseFailures } from '../connectwise/connection/connectwise-failure.ts';
import { settingsProblems } from '../connectwise/connection/problems.ts';
import { catchAll } from '../connectwise/services/catch-all.ts';
import { problemResponses } from '../platform/http/openapi.ts';
import { idParams } from '../platform/http/page.ts';
import { type ChangeDeps, releaseQuery } from '../platform/settings/change.ts';
import { loadSetting } from '../platform/settings/store.ts';
import { refuse } from '../platform/values/problem.ts';
import { companyRulesSchema, initialRules, loadCompanyRules } from './company-rules.ts';
import { connectwiseIdSchema, findTarget } from './find-target.ts';
import { companyProblems } from './problems.ts';
import { saveCatchAll } from './save-catch-all.ts';
import { companyRulesBody, lookUpPriorities, saveCompanyRules } from './save-company-rules.ts';

interface RulesRoutesOptions extends ChangeDeps {
  readonly clients: Pick<ConnectWiseClients, 'current'>;
}

/** The rules of one company, and the ConnectWise company for companies without a mapping. */
export function companyRulesRoutes(deps: RulesRoutesOptions): FastifyPluginAsyncZod {
  const { db, clients } = deps;
  const client = async (): Promise<ConnectWise> => {
    const current = await clients.current();
    if (current === null) throw refuse('conflict', settingsProblems.notConfigured());
    return current;
  };
  const rulesOf = async (id: number) => (await loadCompanyRules(db, [id])).get(id) ?? initialRules;
  async function demand(id: number): Promise<void> {
    const row = await db.selectFrom('company').select('id').where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw refuse('not_found', companyProblems.notFound(id));
  }

  return async (app) => {
    app.get(
      '/api/v1/companies/:id/rules',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Companies'],
          summary: 'What is set for one company: tickets, priorities, quiet hours',
          params: idParams,
          response: { 200: companyRulesSchema },
        },
      },
      async ({ params: { id } }) => {
        await demand(id);
        return rulesOf(id);
      },
    );

    app.put(
      '/api/v1/companies/:id/rules',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Companies'],
          summary: 'Set whether a company gets tickets, their priorities, and its quiet hours',
          description:
            'All values, as read before. Held incidents of the company are decided again. Picket looks new priorities up in ConnectWise.',
          params: idParams,
          querystring: releaseQuery,
          body: companyRulesBody,
          response: { 200: companyRulesSchema, ...problemResponses(connectWiseFailures) },
        },
      },
      async ({ params: { id }, body, query: { release }, principal }) => {
        await demand(id);
        const { priorities: saved } = await rulesOf(id);
        const priorities = await lookUpPriorities(client, body.priorities, saved);
        await saveCompanyRules(deps, id, { ...body, priorities }, principal, release);
        return rulesOf(id);
      },
    );

    app.get(
      '/api/v1/settings/catch-all',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Companies'],
          summary: 'The ConnectWise company for companies without a mapping',
          response: { 200: catchAll.schema },
        },
      },
      () => loadSetting(db, catchAll),
    );

    app.put(
      '/api/v1/settings/catch-all',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Companies'],
          summary: 'Choose the ConnectWise company for companies without a mapping, or none',
          description:
            'Off by default. Each ticket there names the real company in its summary and text. Once a company is mapped, its new incidents go to its own ConnectWise company.',
          querystring: releaseQuery,
          body: z.object({ connectwiseCompanyId: connectwiseIdSchema.nullable() }),
          response: { 200: catchAll.schema, ...problemResponses(connectWiseFailures) },
        },
      },
      async ({ body: { connectwiseCompanyId: id }, query: { release }, principal }) => {
        const target = id === null ? null : await findTarget(await client(), id);
        return saveCatchAll(deps, target, principal, release);
      },
    );
  };
}
