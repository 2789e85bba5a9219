import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../../platform/http/openapi.ts';
import { idParams, idSchema } from '../../../platform/http/page.ts';
import { plainText } from '../../../platform/values/text.ts';
import type { PolicyDeps } from '../change-policy.ts';
import { dnsCompanySchema, viewDnsCompany } from '../companies/company-view.ts';
import { addDynamicNetwork, removeDynamicNetwork } from './change-dynamic-network.ts';

const path = '/api/v1/dns/companies/:id/dynamic-networks';

/** Networks of companies whose addresses change. */
export function dynamicNetworkRoutes(deps: PolicyDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      path,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'Add a network whose addresses change',
          description:
            'It follows a DNS name, or it gets a token: the customer’s router then calls `/dns/update/<token>`.',
          params: idParams,
          body: z.object({
            follows: z
              .string()
              .max(300)
              .nullable()
              .default(null)
              .describe('The DNS name whose addresses it has; null: make a token.'),
            note: z.string().transform(plainText).pipe(z.string().max(200)).default(''),
          }),
          response: {
            201: dnsCompanySchema.extend({
              token: z.string().nullable().describe('Picket does not show it again.'),
            }),
            ...problemResponses({ invalid: 'It follows no DNS name.' }),
          },
        },
      },
      async ({ params, body, principal }, reply) => {
        const token = await addDynamicNetwork(deps, params.id, body, principal);
        return reply.code(201).send({ ...(await viewDnsCompany(deps.db, params.id)), token });
      },
    );

    app.delete(
      `${path}/:partId`,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'Remove a network whose addresses change: its token is refused at once',
          params: z.object({ id: idSchema, partId: idSchema }),
          response: { 200: dnsCompanySchema },
        },
      },
      async ({ params, principal }) => {
        await removeDynamicNetwork(deps, params.id, params.partId, principal);
        return viewDnsCompany(deps.db, params.id);
      },
    );
  };
}
