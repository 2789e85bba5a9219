/**
 * The HTTP server. Routes live with their capability, all in this shape:
 *
 *     export function thingRoutes(deps: { db: Kysely<Schema>; clock: Clock }): FastifyPluginAsyncZod {
 *       return async (app) => {
 *         app.get('/api/v1/things/:id', {
 *           config: { access: 'viewer' },
 *           schema: { tags: ['Things'], summary: 'One thing', params: idParams, response: { 200: thingSchema } },
 *         }, async (request) => …);
 *       };
 *     }
 *
 * - Paths are complete (`/api/v1/…`). A route without `config.access` does not start.
 * - `request.principal` is the caller.
 * - A request schema *and a response schema*: fields that are not in it are not sent. Times are ISO strings.
 * - Errors are thrown: `refuse('not_found', problem)`, or a `ProblemError` and `statusOf` chooses.
 *   The answers that every route may give are described automatically; `problemResponses({ conflict: '…' })` adds the others.
 * - Lists are pages: `pageQuery`, `pageSchema`, `decodeCursor`, `toPage` of page.ts.
 *   What belongs to companies is listed, downloaded and read by `listRoutes`, within the caller's company scope.
 */
import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  fastify,
  LogController,
} from 'fastify';
import {
  type FastifyPluginAsyncZod,
  serializerCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { type Problem, ProblemError, refuse } from '../values/problem.ts';
import { type Authenticate, type AuthenticateSession, guardAccess } from './access.ts';
import { collectMethods } from './allowed-methods.ts';
import { defaultBodyLimit, limitBodies } from './body-limits.ts';
import { compressJson } from './compress.ts';
import { answerConnectionError } from './connection-errors.ts';
import { serveConsole } from './console.ts';
import { answerErrors, sendError } from './errors.ts';
import { guardHost } from './host-guard.ts';
import { type LimitNumbers, registerLimits } from './limits.ts';
import { registerOpenApi } from './openapi.ts';
import { httpProblems } from './problems.ts';
import { requireAccess } from './require-access.ts';
import { validateStrictly } from './strict-bodies.ts';
import { unstorableFields } from './unstorable-text.ts';

export interface ServerOptions {
  /** A pino logger. */
  readonly log: FastifyBaseLogger;
  readonly config: {
    /** The address to listen on. On loopback the Host header is checked. */
    readonly host: string;
    readonly publicUrl?: string | undefined;
    readonly trustProxy: false | number | readonly string[];
  };
  readonly authenticate: Authenticate;
  readonly authenticateSession?: AuthenticateSession;
  /** Whether a token is valid, without a query for each call. */
  readonly isKnownToken?: (token: string) => Promise<boolean>;
  /** Observes each request; see untrusted-proxy.ts. */
  readonly seeRequest?: (request: FastifyRequest) => void;
  /** Called with every problem that a request is answered with. */
  readonly seeProblem?: (request: FastifyRequest, problem: Problem) => void;
  readonly routes: readonly FastifyPluginAsyncZod[];
  /** The folder of the built console; without it only the API is served. */
  readonly console?: string;
  /** Picket's version, for the API's description. */
  readonly version?: string;
  readonly limits?: LimitNumbers;
  /** Called for every answer. `route` is the pattern, never the address. */
  readonly observe?: (answer: { method: string; route: string; status: number; seconds: number }) => void;
}

/**
 * A server that is ready to `listen`, or for tests to `inject`. Throws if a route does not declare its access.
 */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { config } = options;
  const app = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: trustedProxies(config.trustProxy),
    bodyLimit: defaultBodyLimit,
    // Milliseconds. A request must arrive within 30 s. A silent socket is closed after two minutes, longer than any
    // answer takes. An idle one is kept slightly longer than proxies keep theirs (commonly 60 s).
    requestTimeout: 30_000,
    connectionTimeout: 120_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerConnectionError,
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply),
    routerOptions: { maxParamLength: 512 },
  }).withTypeProvider<ZodTypeProvider>();
  validateStrictly(app);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  limitBodies(app);

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    reply.header('cache-control', 'no-store');
    options.seeRequest?.(request);
  });
  app.addHook('onSend', compressJson);
  app.addHook('onResponse', async (request, reply) => {
    const answer = {
      method: request.method,
      route: request.is404 ? 'none' : (request.routeOptions.url ?? 'none'),
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    };
    options.observe?.(answer);
    request.log[answer.status >= 500 ? 'warn' : 'debug'](
      { ...answer, by: request.identity?.name },
      'answered',
    );
  });
  answerErrors(app);
  app.addHook('onError', async (request, _reply, error) => {
    if (error instanceof ProblemError) options.seeProblem?.(request, error.problem);
  });
  const methodsOf = collectMethods(app);
  let answerPage: Awaited<ReturnType<typeof serveConsole>> = () => false;
  app.setNotFoundHandler(async (request, reply) => {
    if (answerPage(request, reply)) return reply;
    const allowed = methodsOf(request.url.split('?')[0] ?? '');
    if (allowed.length === 0) throw refuse('not_found', httpProblems.notFound());
    reply.header('allow', allowed.join(', '));
    throw refuse('method_not_allowed', httpProblems.methodNotAllowed(request.method, allowed));
  });

  await app.register(helmet, securityHeaders(config.publicUrl));
  guardHost(app, config);
  guardAccess(app, { ...options, publicUrl: config.publicUrl }, await registerLimits(app, options.limits));
  requireAccess(app);
  app.addHook('preValidation', async (request) => {
    const fields = unstorableFields(request);
    if (fields.length > 0) throw refuse('malformed', httpProblems.unstorableText(), fields);
  });

  await registerOpenApi(app, options.version ?? '0.0.0');
  if (options.console !== undefined) answerPage = await serveConsole(app, options.console);
  for (const routes of options.routes) await app.register(routes);
  await app.ready();
  return app;
}

/** A number of hops, or addresses and networks. Fastify's types lack the number. */
function trustedProxies(trust: false | number | readonly string[]) {
  if (trust === false) return false;
  return typeof trust === 'number' ? (_address: string, hop: number) => hop < trust : [...trust];
}

function securityHeaders(publicUrl: string | undefined) {
  return {
    // Picket serves plain HTTP; HSTS only makes sense for a public https address.
    hsts: publicUrl?.startsWith('https:') ?? false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  };
}
