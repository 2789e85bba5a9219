import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { transaction } from '../../../platform/database/transaction.ts';
import { httpProblems } from '../../../platform/http/problems.ts';
import { refuse } from '../../../platform/values/problem.ts';
import type { PolicyDeps } from '../change-policy.ts';
import { hashOf } from '../companies/token.ts';
import { moveNetwork } from './move-network.ts';
import { dynamicNetworkProblems } from './problems.ts';
import { readAddresses, replacing } from './read-addresses.ts';

/** The least time between two changes. Faster changes come from two routers with one token. */
const pauseMs = 10_000;

/**
 * Where a customer’s router reports its address, as with dynamic DNS services (dyndns2): the answer is one word that
 * such clients understand.
 */
export function updateRoutes(deps: PolicyDeps): FastifyPluginAsyncZod {
  const { db, clock } = deps;

  async function networkOf(token: string) {
    const row = await db
      .selectFrom('dns_dynamic_network')
      .innerJoin('dns_company', 'dns_company.company_id', 'dns_dynamic_network.company_id')
      .select(['id', 'hint'])
      .where('token_hash', '=', hashOf(token))
      .where('archived_at', 'is', null)
      .executeTakeFirst();
    // The same answer as for any address that does not exist.
    if (row === undefined) throw refuse('not_found', httpProblems.notFound());
    return row;
  }

  async function update(token: string, sent: readonly string[]): Promise<string> {
    const { id, hint } = await networkOf(token);
    const read = readAddresses(sent);
    if (!read.ok) return 'dnserr';
    const moved = await transaction(db, (tx) =>
      moveNetwork(tx, {
        id,
        to: (before) => replacing(before, read.value),
        at: clock.now(),
        actor: `network token ${hint}…`,
        pauseMs,
      }),
    );
    if (moved === null) throw refuse('not_found', httpProblems.notFound());
    if (!moved.ok) return moved.problem.code === dynamicNetworkProblems.tooOften().code ? '911' : 'dnserr';
    if (moved.value.isChanged) deps.changed();
    return `${moved.value.isChanged ? 'good' : 'nochg'} ${read.value.join(',')}`;
  }

  return async (app) => {
    for (const method of ['GET', 'POST'] as const)
      app.route({
        method,
        url: '/dns/update/:token',
        // The holder of the token is the router of its company.
        config: { access: 'public' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'Say which address a network has now, as dynamic DNS clients do',
          description:
            'Answers `good <address>` (changed), `nochg <address>`, `dnserr` (the address is of no customer’s network, or lies in a network of another company) or `911` (it changed seconds ago: again later).',
          params: z.object({ token: z.string().max(100) }),
          querystring: z.looseObject({
            ip: z
              .string()
              .max(200)
              .optional()
              .describe(
                'Addresses or IPv6 prefixes, with commas between them. Omitted: the address of the caller.',
              ),
            myip: z.string().max(200).optional().describe('The same, as dyndns2 names it.'),
          }),
          response: {
            200: {
              description: 'What was done.',
              content: { 'text/plain': { schema: z.string() } },
            },
          },
        },
        async handler({ method: asked, params, query, ip: caller }, reply) {
          reply.type('text/plain');
          if (asked === 'HEAD') {
            // A HEAD request changes nothing.
            await networkOf(params.token);
            return reply.send('');
          }
          const { ip = query.myip } = query;
          const sent = (ip ?? caller).split(',').filter((text) => text.trim() !== '');
          return reply
            .type('text/plain')
            .send(await update(params.token, sent.length === 0 ? [caller] : sent));
        },
      });
  };
}
