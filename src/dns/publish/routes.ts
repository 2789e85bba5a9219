import { isIP } from 'node:net';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { CompanyScope } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { httpProblems } from '../../platform/http/problems.ts';
import { timeSchema } from '../../platform/http/time-schema.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { refuse } from '../../platform/values/problem.ts';
import { loadGeneration } from '../policy/change-policy.ts';
import { dnsCompanyProblems } from '../policy/companies/problems.ts';
import { listRunningLogs } from '../query-log/store.ts';
import type { DnsNode } from './node.ts';
import { why } from './why.ts';

const endpointSchema = z.object({ host: z.string(), port: z.number() });

const statusSchema = z
  .object({
    enabled: z.boolean(),
    listening: z.array(endpointSchema).describe('Where this node answers (UDP and TCP).'),
    http: endpointSchema.nullable().describe('Where it answers DNS over HTTPS, behind a TLS proxy.'),
    generation: z.number().describe('Of the policy in the database.'),
    inForce: z.number().nullable().describe('The generation that this node answers by; null without one.'),
    names: z.number().nullable().describe('In the index that was compiled last.'),
    problem: problemSchema.nullable(),
    totals: z.record(z.string(), z.number()).nullable().describe('Since the resolver of this node started.'),
    lost: z
      .number()
      .describe('Blocked queries that were not recorded, because the database was away too long.'),
    queryLogs: z
      .array(z.object({ companyId: z.number(), companyName: z.string(), endsAt: z.iso.datetime() }))
      .describe('Companies of which every query is logged now.'),
    upstreams: z.array(
      endpointSchema.extend({
        zone: z.string().nullable(),
        isDown: z.boolean(),
        cause: z.string().nullable(),
        answers: z.number(),
        averageMs: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'DnsStatus' });

const explainedSchema = z.object({
  text: z.string(),
  action: z.enum(['block', 'allow', 'watch']),
  category: z.string().nullable(),
  line: z
    .number()
    .nullable()
    .describe('The place of the entry in its list; of a feed, the line of its last good copy.'),
  inFeed: z.boolean().describe('It is an entry of a feed.'),
});

const whySchema = z
  .object({
    generation: z.number(),
    action: z.enum(['block', 'allow', 'watch', 'none']),
    summary: z.string().describe('What happens, and why.'),
    decidedBy: explainedSchema.nullable(),
    alsoMatched: z.array(explainedSchema).describe('In the order in which they would decide.'),
    without: z.string().nullable().describe('What would happen without what decides.'),
  })
  .meta({ id: 'DnsWhy' });

export interface DnsRoutesDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly node: DnsNode | null;
}

/** Routes for the state of this node and for the why-tool. */
export function dnsRoutes({ db, clock, node }: DnsRoutesDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/dns/status',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'Whether the protective DNS answers, where, and with which policy',
          response: { 200: statusSchema },
        },
      },
      async () => {
        const state = node?.state() ?? null;
        const resolver = state?.resolver ?? null;
        const logs = await listRunningLogs(db, clock.now());
        return {
          enabled: state?.enabled ?? false,
          listening: [...(state?.addresses?.dns ?? [])],
          http: state?.addresses?.doh ?? null,
          generation: await loadGeneration(db),
          inForce: resolver?.generation ?? null,
          names: state?.report?.names ?? null,
          problem: state?.problem ?? null,
          totals: resolver === null ? null : { ...resolver.totals },
          lost: resolver?.seen.lost ?? 0,
          queryLogs: logs.map(({ endsAt, ...log }) => ({ ...log, endsAt: endsAt.toISOString() })),
          upstreams: (resolver?.upstreams ?? []).map(
            ({ host, port, zone, isDown, cause, answers, answerMs }) => ({
              host,
              port,
              zone,
              isDown,
              cause,
              answers,
              averageMs: answers === 0 ? null : answerMs / answers,
            }),
          ),
        };
      },
    );

    app.get(
      '/api/v1/dns/why',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'Why a name is blocked, allowed or answered',
          description: 'Answered by the index that is in force, so by what the resolver really does.',
          querystring: z.object({
            name: z.string().min(1).max(2048),
            companyId: z.coerce
              .number()
              .int()
              .positive()
              .optional()
              .describe('Omitted: the policy of the MSP.'),
            type: z.string().max(16).default('A').describe('The query type.'),
            client: z
              .string()
              .refine((text) => isIP(text) !== 0, 'must be an IP address')
              .optional(),
            device: z.string().max(100).optional(),
            at: timeSchema.optional().describe('Omitted: now.'),
          }),
          response: {
            200: whySchema,
            ...problemResponses({
              not_found: 'There is no such company.',
              conflict: 'No policy is in force yet.',
              invalid: 'It is no name or type.',
            }),
          },
        },
      },
      async ({ query: { at, ...asked }, principal: { companies } }) => {
        requireCompany(asked.companyId, companies);
        return why(db, node, { ...asked, at: at === undefined ? clock.now() : new Date(at) });
      },
    );
  };
}

/** The policy of the MSP is only shown to callers who see all companies. So is that of an unknown company. */
function requireCompany(id: number | undefined, companies: CompanyScope): void {
  if (companies === 'all') return;
  if (id === undefined) throw refuse('forbidden', httpProblems.limitedToCompanies());
  if (!companies.has(id)) throw refuse('not_found', dnsCompanyProblems.notFound(id));
}
