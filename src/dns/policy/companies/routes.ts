import { isIP } from 'node:net';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../../platform/http/openapi.ts';
import {
  decodeCursor,
  idParams,
  idSchema,
  pageQuery,
  pageSchema,
  toPage,
} from '../../../platform/http/page.ts';
import { plainText } from '../../../platform/values/text.ts';
import type { PolicyDeps } from '../change-policy.ts';
import { changeCompany, createCompany } from './change-company.ts';
import { addDevice, addListener, addNetwork, addToken, type Part, removeFrom } from './change-parts.ts';
import { dnsCompanySchema, purposeSchema, toView, viewDnsCompany } from './company-view.ts';
import { listDnsCompanies } from './store.ts';

const nameSchema = z.string().transform(plainText).pipe(z.string().min(1).max(100));
const addressSchema = z.string().refine((text) => isIP(text) !== 0, 'must be an IP address');
const categoriesSchema = z.array(z.string().max(64)).max(200);

const keySchema = z.object({ id: z.number().int().positive() });
const partParams = z.object({ id: idSchema, partId: idSchema });
const path = '/api/v1/dns/companies';
const parts = { networks: 'network', devices: 'device', listeners: 'listener', tokens: 'token' } as const;
const removals = {
  networks: 'Remove a network',
  devices: 'Remove a device',
  listeners: 'Take back an address of Picket from a company',
  tokens: 'Revoke a token: it is refused within seconds',
} as const;

/** The companies of the protective DNS, and how the resolver recognizes their queries. */
export function dnsCompanyRoutes(deps: PolicyDeps): FastifyPluginAsyncZod {
  const { db } = deps;

  const one = (id: number) => viewDnsCompany(db, id);

  return async (app) => {
    app.get(
      path,
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'The companies of the protective DNS',
          querystring: z.object({
            ...pageQuery,
            search: z.string().max(200).optional().describe('Part of the name.'),
            archived: z.enum(['true', 'false']).default('false'),
          }),
          response: { 200: pageSchema(dnsCompanySchema) },
        },
      },
      async ({ query: { limit, cursor, search, archived }, principal: { companies } }) => {
        const afterId = decodeCursor(cursor, keySchema)?.id;
        const filter = { companies, search, archived: archived === 'true', afterId, limit: limit + 1 };
        const rows = await listDnsCompanies(db, filter);
        return toPage(
          rows,
          limit,
          (row) => toView(row, companies),
          ({ id }) => ({ id }),
        );
      },
    );

    app.post(
      path,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'Add a company to the protective DNS',
          body: z.object({ name: nameSchema }),
          response: { 201: dnsCompanySchema, ...problemResponses({ conflict: 'The name is taken.' }) },
        },
      },
      async ({ body, principal }, reply) =>
        reply.code(201).send(await one(await createCompany(deps, body.name, principal))),
    );

    app.get(
      `${path}/:id`,
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'One company of the protective DNS',
          params: idParams,
          response: { 200: dnsCompanySchema },
        },
      },
      ({ params, principal: { companies } }) => viewDnsCompany(db, params.id, companies),
    );

    app.patch(
      `${path}/:id`,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'Rename or archive a company, or change its categories',
          params: idParams,
          body: z.object({
            name: nameSchema.optional(),
            archived: z.boolean().optional(),
            categories: categoriesSchema.optional(),
            categoriesOff: categoriesSchema.optional(),
          }),
          response: { 200: dnsCompanySchema, ...problemResponses({ conflict: 'The name is taken.' }) },
        },
      },
      async ({ params, body, principal }) => {
        await changeCompany(deps, params.id, body, principal);
        return one(params.id);
      },
    );

    app.post(
      `${path}/:id/networks`,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'Add a network: queries from it are the company’s',
          params: idParams,
          body: z.object({
            network: z.string().max(64).describe('`203.0.113.7`, `198.51.100.0/24`, `2001:db8::/48`.'),
            note: z.string().transform(plainText).pipe(z.string().max(200)).default(''),
          }),
          response: {
            201: dnsCompanySchema,
            ...problemResponses({
              conflict: 'Another company has this network.',
              invalid: 'It is no network, or far more than the network of one company.',
            }),
          },
        },
      },
      async ({ params, body, principal }, reply) => {
        await addNetwork(deps, params.id, body, principal);
        return reply.code(201).send(await one(params.id));
      },
    );

    app.post(
      `${path}/:id/devices`,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'Name a device by its address',
          params: idParams,
          body: z.object({
            name: nameSchema,
            address: addressSchema,
          }),
          response: {
            201: dnsCompanySchema,
            ...problemResponses({ conflict: 'Another device has this address.' }),
          },
        },
      },
      async ({ params, body, principal }, reply) => {
        await addDevice(deps, params.id, body, principal);
        return reply.code(201).send(await one(params.id));
      },
    );

    app.post(
      `${path}/:id/listeners`,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'Give a company an address of Picket, to tell apart private networks that are the same',
          description:
            'Queries from private addresses that arrive there are the company’s. Picket must listen at exactly this address (`PICKET_DNS_LISTEN`).',
          params: idParams,
          body: z.object({
            address: addressSchema.describe('An address of the machine that Picket runs on.'),
            port: z.number().int().min(1).max(65_535).default(53),
          }),
          response: {
            201: dnsCompanySchema,
            ...problemResponses({ conflict: 'It is the address for another company.' }),
          },
        },
      },
      async ({ params, body, principal }, reply) => {
        await addListener(deps, params.id, body, principal);
        return reply.code(201).send(await one(params.id));
      },
    );

    app.post(
      `${path}/:id/tokens`,
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Protective DNS'],
          summary: 'Make a token for DNS over HTTPS, or for the policy as a zone',
          params: idParams,
          body: z.object({
            purpose: purposeSchema.default('doh'),
            device: nameSchema.nullable().default(null).describe('null: for the whole company.'),
          }),
          response: {
            201: dnsCompanySchema.extend({ token: z.string().describe('Picket does not show it again.') }),
            ...problemResponses({ invalid: 'A token for the zone names a device.' }),
          },
        },
      },
      async ({ params, body, principal }, reply) => {
        const token = await addToken(deps, params.id, body, principal);
        return reply.code(201).send({ ...(await one(params.id)), token });
      },
    );

    for (const [name, what] of Object.entries(parts) as [keyof typeof parts, Part][])
      app.delete(
        `${path}/:id/${name}/:partId`,
        {
          config: { access: 'admin' },
          schema: {
            tags: ['Protective DNS'],
            summary: removals[name],
            params: partParams,
            response: { 200: dnsCompanySchema },
          },
        },
        async ({ params, principal }) => {
          await removeFrom(deps, params.id, what, params.partId, principal);
          return one(params.id);
        },
      );
  };
}
