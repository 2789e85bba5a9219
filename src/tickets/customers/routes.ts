import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { companyProblems } from '../../companies/problems.ts';
import { customerKinds } from '../../connectwise/client/customer-types.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { connectWiseFailures, fromConnectWise } from '../../connectwise/connection/connectwise-failure.ts';
import { settingsProblems } from '../../connectwise/connection/problems.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { idParams } from '../../platform/http/page.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { refuse } from '../../platform/values/problem.ts';
import { customerProblems } from './problems.ts';
import { type SaveDefaultsDeps, saveDefaults } from './save-defaults.ts';
import { loadDefaults } from './ticket-defaults.ts';

interface TicketDefaultsOptions extends SaveDefaultsDeps {
  readonly connectWise: () => Promise<ConnectWise | null>;
}

const namedSchema = z.object({ id: z.number(), name: z.string() }).meta({ id: 'NamedInConnectWise' });

const defaultsSchema = z
  .object({
    company: namedSchema.describe('The mapped company in ConnectWise.'),
    agreement: namedSchema.nullable(),
    site: namedSchema.nullable(),
    contact: namedSchema.nullable().describe('Used before ConnectWise’s default contact. Never e-mailed.'),
    problem: problemSchema.nullable().describe('Set while ConnectWise refuses one of them.'),
  })
  .meta({ id: 'TicketDefaults' });

const choice = z.number().int().positive().nullable();
const conflict = 'The company is not mapped, or no connection is saved yet.';

/** Agreement, site and contact for the tickets of a company, chosen from those of its ConnectWise company. */
export function ticketDefaultsRoutes(deps: TicketDefaultsOptions): FastifyPluginAsyncZod {
  const { db } = deps;

  async function mappedCompany(companyId: number) {
    const row = await db
      .selectFrom('company')
      .leftJoin('mapping', 'mapping.company_id', 'company.id')
      .select(['company.name as own', 'connectwise_company_id as id', 'connectwise_company_name as name'])
      .where('company.id', '=', companyId)
      .executeTakeFirst();
    if (row === undefined) throw refuse('not_found', companyProblems.notFound(companyId));
    const { own, id, name } = row;
    if (id === null) throw refuse('conflict', customerProblems.notMapped(own));
    return { id, name: name ?? '' };
  }

  async function client(): Promise<ConnectWise> {
    const current = await deps.connectWise();
    if (current === null) throw refuse('conflict', settingsProblems.notConfigured());
    return current;
  }

  async function view(companyId: number) {
    const company = await mappedCompany(companyId);
    const row = await loadDefaults(db, companyId, company.id);
    return {
      company,
      agreement: row?.agreement ?? null,
      site: row?.site ?? null,
      contact: row?.contact ?? null,
      problem: row?.problem ?? null,
    };
  }

  return async (app) => {
    app.get(
      '/api/v1/companies/:id/ticket-defaults',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Companies'],
          summary: 'Agreement, site and contact of the tickets of a company',
          params: idParams,
          response: { 200: defaultsSchema, ...problemResponses({ conflict }) },
        },
      },
      ({ params }) => view(params.id),
    );

    app.get(
      '/api/v1/companies/:id/ticket-defaults/choices',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Companies'],
          summary: 'Active agreements, sites or contacts of the mapped company, read from ConnectWise',
          params: idParams,
          querystring: z.object({
            kind: z.enum(customerKinds),
            search: z.string().max(100).default('').describe('Part of the name.'),
          }),
          response: {
            200: z.object({
              items: z.array(namedSchema),
              more: z.boolean().describe('There are more: search for a longer part of the name.'),
            }),
            ...problemResponses({ ...connectWiseFailures, conflict }),
          },
        },
      },
      async ({ params, query: { kind, search } }) => {
        const company = await mappedCompany(params.id);
        const calls = await client();
        const list = { agreement: calls.agreements, site: calls.sites, contact: calls.contacts }[kind];
        const { items, more } = fromConnectWise(await list(company.id, search));
        return { items: items.map(({ id, name }) => ({ id, name })), more };
      },
    );

    app.put(
      '/api/v1/companies/:id/ticket-defaults',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Companies'],
          summary: 'Set agreement, site and contact of the tickets of a company',
          description:
            'Picket checks in ConnectWise that each belongs to the mapped company and is active. What ConnectWise refuses later is left out of the ticket and reported.',
          params: idParams,
          body: z.object({ agreementId: choice, siteId: choice, contactId: choice }),
          response: { 200: defaultsSchema, ...problemResponses({ ...connectWiseFailures, conflict }) },
        },
      },
      async ({ params, body, principal }) => {
        const company = await mappedCompany(params.id);
        const wanted = { agreement: body.agreementId, site: body.siteId, contact: body.contactId };
        await saveDefaults(deps, { companyId: params.id, company, wanted }, client, principal);
        return view(params.id);
      },
    );
  };
}
