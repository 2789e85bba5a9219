import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../../platform/http/openapi.ts';
import { idSchema } from '../../../platform/http/page.ts';
import type { PolicyDeps } from '../change-policy.ts';
import { ruleBodySchema } from './rule-body.ts';
import { loadRuleset, revisionOf, saveRuleset } from './ruleset.ts';

const rulesetSchema = z
  .object({
    items: z.array(ruleBodySchema.required({ id: true })).describe('In the order in which they are tried.'),
    revision: z.string().describe('Of these rules: send it along with what replaces them.'),
  })
  .meta({ id: 'DnsRuleset' });

const query = z.object({ companyId: idSchema.optional().describe('Omitted: the ruleset of the MSP.') });

/** Ordered rules of the MSP and of companies. */
export function rulesetRoutes(deps: PolicyDeps): FastifyPluginAsyncZod {
  async function show(companyId: number | undefined) {
    const items = await loadRuleset(deps.db, companyId ?? null);
    return { items, revision: revisionOf(items) };
  }

  return async (app) => {
    app.get(
      '/api/v1/dns/rules',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'The rules of the MSP or of a company, in order',
          querystring: query,
          response: { 200: rulesetSchema },
        },
      },
      ({ query: { companyId } }) => show(companyId),
    );

    app.put(
      '/api/v1/dns/rules',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'Replace the rules of the MSP or of a company',
          description:
            'The order of the list is the order of the rules. Rules that are left out are deleted.',
          querystring: query,
          body: z.object({
            items: z.array(ruleBodySchema).max(1000),
            revision: z
              .string()
              .max(64)
              .optional()
              .describe('Of the rules that these replace. If there are others by now, nothing is saved.'),
          }),
          response: {
            200: rulesetSchema,
            ...problemResponses({
              not_found: 'There is no such company or rule.',
              conflict: 'The rules are not those of the revision.',
              invalid: 'A condition is not valid, or a rule of a company is locked.',
            }),
          },
        },
      },
      async ({ query: { companyId }, body, principal }) => {
        await saveRuleset(deps, companyId ?? null, body, principal);
        return show(companyId);
      },
    );
  };
}
