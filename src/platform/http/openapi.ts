import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { z } from 'zod';
import type { ProblemKind } from '../values/problem.ts';
import { compactOpenApi } from './compact-openapi.ts';
import { describingStrictly } from './describe-strictly.ts';
import { withExamples } from './examples.ts';
import { withNumberIds } from './number-ids.ts';
import { problemDetailsSchema, problemMediaType, statuses } from './problem-details.ts';

/**
 * What the pages of the API documentation may load. Swagger UI sets style attributes, and shows icons from data URLs.
 * Its scripts are our own files, so inline scripts are forbidden.
 */
const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The description of the API (`/api/openapi.json`) and its page (`/api/docs`). Register it before any route.
 */
export async function registerOpenApi(app: FastifyInstance, version: string): Promise<void> {
  const { transform, transformObject } = describingStrictly();
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Picket',
        version,
        description: 'Opens a ConnectWise PSA service ticket, exactly once, for every detected threat.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      // Relative to the address of the description.
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'An API token of Picket: `pkt_…`.' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'picket.session_token',
            description:
              'The session of a signed-in person; `__Host-picket.session_token` when PICKET_PUBLIC_URL is https.',
          },
        },
      },
    },
    transform,
    transformObject: (document) => withExamples(withNumberIds(compactOpenApi(transformObject(document)))),
  });
  app.addHook('onRoute', describeRoute);

  await app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' };
    });
    await docs.register(swaggerUi, {
      routePrefix: '/api/docs',
      staticCSP: docsPolicy,
      // Without the top bar, which is for other descriptions.
      uiConfig: { layout: 'BaseLayout', persistAuthorization: false, validatorUrl: null },
    });
  });

  app.get(
    '/api/openapi.json',
    {
      config: { access: 'public' },
      schema: {
        tags: ['Picket'],
        summary: 'This description',
        response: { 200: z.record(z.string(), z.unknown()).describe('An OpenAPI 3.1 document.') },
      },
    },
    () => app.swagger(),
  );
}

/** Adds to a route's description what all routes share: the errors it can answer, and the role it needs. */
function describeRoute(route: RouteOptions): void {
  const { access, limited } = route.config ?? {};
  const schema = route.schema;
  if (schema === undefined || schema.hide === true) return;
  const guarded = access !== 'public' && access !== 'own';
  const errors: ProblemResponses = {
    malformed: 'The request is not valid; `errors` says where.',
    ...(guarded && {
      not_signed_in: 'The caller is not signed in, or the token is unknown, revoked or expired.',
      forbidden: `The role is too low: this needs “${access}”.${limited === undefined ? ' Or the caller is limited to companies.' : ''}`,
    }),
    ...(route.url.includes(':') && { not_found: 'It does not exist.' }),
    ...(schema.body !== undefined && {
      too_large: 'The body is too large.',
      unsupported_media: 'The body is not JSON.',
    }),
    too_many: 'Too many requests; `Retry-After` says how long to wait.',
    unexpected: 'Picket has an internal error.',
  };
  route.schema = {
    operationId: operationId(String(route.method), route.url),
    ...schema,
    // Set for every route; for a public one it is empty. Routes that authenticate themselves describe their own way.
    security: guarded ? securityOf(route) : [],
    // Extensions (OpenAPI 3.1, 4.9), used by a test that calls every route with every role.
    ...{
      'x-access': access,
      ...(route.config?.person === true ? { 'x-person': true } : {}),
      ...(limited === undefined ? {} : { 'x-limited': limited }),
      ...(route.config?.guarded === undefined ? {} : { 'x-guarded': route.config.guarded }),
    },
    response: { ...problemResponses(errors), ...(schema.response as object | undefined) },
  };
}

/** The name for generated clients: POST `/api/v1/tickets/:id/retry` is `postTicketsByIdRetry`. */
function operationId(method: string, url: string): string {
  const words = url
    .replace(/^\/api\/(v1\/)?/, '')
    .replaceAll(':', 'by-')
    .split(/[^a-zA-Z0-9]+/);
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function securityOf({ config }: RouteOptions): Record<string, string[]>[] {
  return config?.person === true ? [{ session: [] }] : [{ token: [] }, { session: [] }];
}

/** The conditions under which a route refuses, by kind of problem. */
export type ProblemResponses = Readonly<Partial<Record<ProblemKind, string>>>;

/** Problem details of a route, besides those that every route can answer. */
export function problemResponses(descriptions: ProblemResponses) {
  return Object.fromEntries(
    Object.entries(descriptions).map(([kind, description]) => [
      statuses[kind as ProblemKind],
      { description, content: { [problemMediaType]: { schema: problemDetailsSchema } } },
    ]),
  );
}
