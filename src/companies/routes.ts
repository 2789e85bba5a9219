import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ConnectWiseClients } from '../connectwise/connection/connectwise-clients.ts';
import { connectWiseFailures } from '../connectwise/connection/connectwise-failure.ts';
import { settingsProblems } from '../connectwise/connection/problems.ts';
import { problemResponses } from '../platform/http/openapi.ts';
import { decodeCursor, idParams, idSchema, pageQuery, pageSchema, toPage } from '../platform/http/page.ts';
import type { Principal } from '../platform/http/principal.ts';
import { type ChangeDeps, releaseQuery } from '../platform/settings/change.ts';
import { refuse } from '../platform/values/problem.ts';
import {
  type CompanyView,
  chosenSchema,
  companyKeySchema,
  companySchema,
  viewCompany,
} from './company-view.ts';
import { connectwiseIdSchema, findTarget } from './find-target.ts';
import { mapCompany, unmapCompany } from './map-company.ts';
import { mappingCsvRoutes } from './mapping-csv/routes.ts';
import { companyProblems } from './problems.ts';
import { companyKey, companySorts, countCompanies, listCompanies } from './store.ts';
import { suggestionRoutes } from './suggestion-routes.ts';

interface CompanyRoutesOptions extends ChangeDeps {
  readonly clients: Pick<ConnectWiseClients, 'current'>;
}

const totalsSchema = z
  .object({
    total: z.number(),
    unmapped: z.number(),
    gone: z.number().describe('Mapped to a ConnectWise company that no longer accepts tickets.'),
  })
  .describe('Counts all companies that the caller may see, not only the filtered ones.');

/** Companies as the sources know them, and the ConnectWise company of each. */
export function companyRoutes(deps: CompanyRoutesOptions): FastifyPluginAsyncZod {
  const { db, clients } = deps;

  async function view(id: number, { companies }: Pick<Principal, 'companies'>): Promise<CompanyView> {
    const [row] = await listCompanies(db, { ids: [id], companies, limit: 1 });
    if (row === undefined) throw refuse('not_found', companyProblems.notFound(id));
    return viewCompany(row);
  }

  return async (app) => {
    app.get(
      '/api/v1/companies',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Companies'],
          summary: 'The companies of all sources',
          querystring: z.object({
            ...pageQuery,
            search: z.string().max(200).optional().describe('Part of the name, or the id at the source.'),
            mapped: z
              .enum(['true', 'false'])
              .optional()
              .describe('Only companies with, or without, a mapping.'),
            problem: z
              .enum(['gone'])
              .optional()
              .describe(
                '`gone`: only companies mapped to a ConnectWise company that no longer accepts tickets.',
              ),
            sourceId: idSchema.optional(),
            sort: z
              .enum(companySorts)
              .default('name')
              .describe(
                'waiting: first those without a mapping, the most held incidents first, then by name.',
              ),
          }),
          response: { 200: pageSchema(companySchema).extend({ totals: totalsSchema }) },
        },
      },
      async ({
        query: { limit, cursor, search, mapped, problem, sourceId, sort },
        principal: { companies },
      }) => {
        const rows = await listCompanies(db, {
          search,
          sourceId,
          companies,
          mapped: mapped === undefined ? undefined : mapped === 'true',
          gone: problem === undefined ? undefined : true,
          sort,
          after: decodeCursor(cursor, companyKeySchema),
          limit: limit + 1,
        });
        return {
          ...toPage(rows, limit, viewCompany, companyKey),
          totals: await countCompanies(db, companies),
        };
      },
    );

    app.get(
      '/api/v1/companies/:id',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Companies'],
          summary: 'One company',
          params: idParams,
          response: { 200: companySchema },
        },
      },
      async ({ params, principal }) => view(params.id, principal),
    );

    app.put(
      '/api/v1/companies/:id/mapping',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Companies'],
          summary: 'Map a company to a ConnectWise company',
          description:
            'Picket checks in ConnectWise that the company exists. Held incidents of the company are decided again.',
          params: idParams,
          querystring: releaseQuery,
          body: z.object({ connectwiseCompanyId: connectwiseIdSchema }),
          response: {
            200: chosenSchema,
            ...problemResponses(connectWiseFailures),
          },
        },
      },
      async ({ params, body, query: { release }, principal }) => {
        await view(params.id, principal);
        const client = await clients.current();
        if (client === null) throw refuse('conflict', settingsProblems.notConfigured());
        const target = await findTarget(client, body.connectwiseCompanyId);
        await mapCompany(deps, params.id, target, principal, release);
        const chosen = { status: target.status ?? null, types: [...(target.types ?? [])] };
        return { ...(await view(params.id, principal)), chosen };
      },
    );

    app.delete(
      '/api/v1/companies/:id/mapping',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Companies'],
          summary: 'Remove a company’s mapping: no more tickets are opened for it',
          params: idParams,
          response: { 204: z.undefined().describe('It has no mapping.') },
        },
      },
      async ({ params, principal }, reply) => {
        await unmapCompany(deps, params.id, principal);
        return reply.code(204).send();
      },
    );

    await app.register(suggestionRoutes(deps));
    await app.register(mappingCsvRoutes(deps));
  };
}
