import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';
import { changePolicy, type PolicyDeps } from '../change-policy.ts';
import { dnsCompanySchema, viewDnsCompany } from './company-view.ts';
import { ensureOwnCompany, usualOwnName } from './own-company.ts';

export interface OwnCompanyDeps extends PolicyDeps {
  /** The MSP’s name, from app/; null if it is not known. */
  readonly mspName: (db: Kysely<Schema>) => Promise<string | null>;
}

/** The company of the MSP itself. */
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
        const id = await changePolicy(deps, principal, async ({ tx, at, by, audit }) => {
          const sourceId = await deps.sourceId(tx, at);
          const name = (await deps.mspName(tx)) ?? usualOwnName;
          const own = await ensureOwnCompany(tx, { sourceId, name, at, by });
          if (own.isNew)
            await audit({
              action: 'dns_company.added',
              subject: `company:${own.id}`,
              after: { name, own: true },
            });
          return own.id;
        });
        return viewDnsCompany(deps.db, id);
      },
    );
  };
}
