import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';
import type { PolicyDeps } from '../change-policy.ts';
import { dnsCompanySchema, viewDnsCompany } from './company-view.ts';
import { makeOwnCompany } from './own-company.ts';

export interface OwnCompanyDeps extends PolicyDeps {
  /** The MSP’s name, from app/; null if it is unknown. */
  readonly mspName: (db: Kysely<Schema>) => Promise<string | null>;
}

/** Routes for the company of the MSP itself. */
export function ownCompanyRoutes(deps: OwnCompanyDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/api/v1/dns/companies/own',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'The company of the MSP itself, for its own networks',
          description:
            'Made if there is none yet, with the name of the MSP. Then it is a company like any other: give it its networks, and map it to a ConnectWise company.',
          response: { 200: dnsCompanySchema },
        },
      },
      async ({ principal }) => {
        const { id } = await makeOwnCompany(deps, deps.mspName, principal);
        return viewDnsCompany(deps.db, id);
      },
    );
  };
}
