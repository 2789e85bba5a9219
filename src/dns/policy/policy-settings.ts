import { isIP } from 'node:net';
import { z } from 'zod';
import type { Setting } from '../../platform/settings/store.ts';
import { threatCategories } from './model.ts';
import { readName } from './read-name.ts';

const zoneSchema = z
  .string()
  .overwrite((text) => readName(text.trim()).name ?? text)
  .refine((text) => readName(text).name !== null, 'must be a domain name');

const endpointSchema = z.object({
  host: z.string().refine((text) => isIP(text) !== 0, 'must be an IP address'),
  port: z.number().int().min(1).max(65_535).default(53),
});

export const resolverSchema = z.object({
  enabled: z.boolean().default(false).describe('Whether Picket answers DNS queries.'),
  upstreams: z
    .array(endpointSchema)
    .max(8)
    .default([])
    .describe(
      'Resolvers that answer the queries that are not blocked, in order. Empty: those of the operating system.',
    ),
  forwards: z
    .array(
      z.object({
        zone: zoneSchema.describe('This zone with all names below it.'),
        companyId: z.number().int().positive().nullable().default(null).describe('null: for all companies.'),
        upstreams: z.array(endpointSchema).min(1).max(8),
      }),
    )
    .max(1000)
    .default([])
    .describe('Zones that other DNS servers answer, such as those of Active Directory.'),
  privateAnswers: z
    .array(zoneSchema)
    .max(1000)
    .default([])
    .describe('Public names below these zones may have private addresses. Others are recorded.'),
  withoutIndex: z
    .enum(['unfiltered', 'refuse'])
    .default('unfiltered')
    .describe('How queries are answered while there is no compiled policy.'),
  queriesPerSecond: z.number().int().min(1).max(100_000).default(200).describe('Per client.'),
  hideClients: z.boolean().default(false).describe('Detections then have no client address.'),
});

export type ResolverChoices = z.infer<typeof resolverSchema>;

/** How Picket’s own resolver works, on every node. The listening addresses are part of each node's configuration. */
export const resolverSettings: Setting<ResolverChoices> = {
  name: 'dns.resolver',
  schema: resolverSchema,
  initial: resolverSchema.parse({}),
};

const categoriesSchema = z.array(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/)).max(200);

const policySchema = z.object({
  categories: categoriesSchema
    .default([])
    .describe('Content categories that are blocked for every company. Threat categories are always blocked.'),
  lockedCategories: categoriesSchema.default([]).describe('Categories that no company can weaken.'),
  companiesMayAllowThreats: z
    .boolean()
    .default(true)
    .describe(
      'Whether an allow entry of one company releases a threat. Otherwise only allow entries of the MSP do.',
    ),
  ticketed: z
    .array(z.string().max(64))
    .max(200)
    .default([...threatCategories, 'msp_lists'])
    .describe(
      'What opens tickets: categories, `msp_lists`, `company_lists`. Anything else is recorded without a ticket.',
    ),
});

export type PolicyChoices = z.infer<typeof policySchema>;

/** The MSP's choices for all companies, besides its lists and rules. */
export const policySettings: Setting<PolicyChoices> = {
  name: 'dns.policy',
  schema: policySchema,
  initial: policySchema.parse({}),
};
