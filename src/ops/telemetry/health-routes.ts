import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Registry } from 'prom-client';
import { z } from 'zod';
import { bearerToken } from '../../platform/http/access.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { mayActAs, type Principal } from '../../platform/http/principal.ts';
import { httpProblems } from '../../platform/http/problems.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { type Problem, ProblemError, refuse } from '../../platform/values/problem.ts';
import { attentionCodeSchema } from '../status/attention-codes.ts';
import type { Attention } from '../status/status.ts';

/** A condition for Picket to work. */
export interface ReadinessCheck {
  readonly name: string;
  /** Resolves if the condition holds, otherwise throws. */
  check(): Promise<void>;
}

interface HealthRoutesOptions {
  readonly checks: readonly ReadinessCheck[];
  readonly registry: Registry;
  readonly clock: Clock;
  /** The time limit of a check, in milliseconds. */
  readonly patience?: number;
  readonly scraping?: Scraping;
  /** The items that need attention, for callers who ask for them. They do not change whether Picket is ready. */
  readonly attention?: () => Promise<readonly Attention[]>;
}

/** Who may read metrics besides callers who may read everything. */
export interface Scraping {
  /** A token for metrics only, which is checked without the database. */
  readonly token?: string | undefined;
  /** Everyone who reaches Picket. */
  readonly open?: boolean;
}

const readinessSchema = z.object({
  ready: z.boolean(),
  checks: z.array(
    z.object({
      name: z.string(),
      ok: z.boolean(),
      code: z.string().optional().describe('The code of the fault: stable, for programs.'),
      message: z.string().optional().describe('For tokens with the role reader: the fault.'),
      hint: z.string().optional().describe('For the same callers: how to fix it.'),
    }),
  ),
  attention: z
    .array(
      z.object({
        code: attentionCodeSchema,
        severity: z.enum(['error', 'warning']),
        what: z.string().optional().describe('What is wrong; only for tokens with the role reader.'),
        hint: z.string().optional().describe('For the same callers: how to fix it.'),
      }),
    )
    .nullable()
    .optional()
    .describe(
      'With `verbose`: what needs attention, as in the status. It may be seconds old. It does not change `ready`: another node could do no better. null: it cannot be read.',
    ),
});

type Readiness = z.infer<typeof readinessSchema>;
type CheckResult = Readiness['checks'][number];

/** For monitoring: whether Picket is alive, whether it is ready, and its metrics. */
export function healthRoutes(options: HealthRoutesOptions): FastifyPluginAsyncZod {
  const { checks, registry, clock, patience = 3000, scraping = {}, attention } = options;
  return async (app) => {
    app.get(
      '/healthz',
      {
        config: { access: 'public', counted: false },
        schema: {
          tags: ['Health'],
          summary: 'Whether the process is alive. If not, restart it',
          response: { 200: z.object({ alive: z.literal(true) }) },
        },
      },
      async () => ({ alive: true }) as const,
    );

    app.get(
      '/readyz',
      {
        config: { access: 'public', counted: false },
        schema: {
          tags: ['Health'],
          summary: 'Whether Picket can work, and the cause if it cannot',
          querystring: z.object({
            verbose: z
              .enum(['', 'true', 'false'])
              .optional()
              .describe(
                '`?verbose`: also what needs attention, such as a refusing ConnectWise or a silent source.',
              ),
          }),
          response: { 200: readinessSchema, 503: readinessSchema },
        },
      },
      async (request, reply) => {
        const isVerbose = ![undefined, 'false'].includes(request.query.verbose);
        const [results, needed] = await Promise.all([
          Promise.all(checks.map((one) => run(one, request))),
          isVerbose ? readAttention(request) : undefined,
        ]);
        const ready = results.every((one) => one.ok);
        return reply
          .code(ready ? 200 : 503)
          .send({ ready, checks: results, ...(needed === undefined ? {} : { attention: needed }) });
      },
    );

    app.get(
      '/metrics',
      {
        // It authenticates itself, since it is needed most when the database does not answer.
        config: { access: 'own', counted: false },
        schema: {
          tags: ['Health'],
          summary: 'Metrics for Prometheus: with PICKET_METRICS_TOKEN or a token with the role reader',
          response: {
            200: { description: 'Metrics.', content: { 'text/plain': { schema: z.string() } } },
            ...problemResponses({ not_signed_in: 'A token is required.' }),
          },
        },
      },
      async (request, reply) => {
        if (!(await mayScrape(request, scraping))) {
          reply.header('www-authenticate', 'Bearer realm="Picket"');
          throw refuse('not_signed_in', httpProblems.signInNeeded());
        }
        return reply.type(registry.contentType).send(await registry.metrics());
      },
    );
  };

  /** Null if it cannot be read in time; then a check says why. */
  async function readAttention({
    identity,
  }: FastifyRequest): Promise<NonNullable<Readiness['attention']> | null> {
    const done = new AbortController();
    const tooLong = clock.sleep(patience, done.signal).then(() => null);
    const items = await Promise.race([attention?.().catch(() => null) ?? null, tooLong]);
    done.abort();
    if (items === null) return null;
    const inWords = mayRead(identity);
    return items.map(({ code, severity, what, hint }) => ({
      code,
      severity,
      ...(inWords ? { what, hint } : {}),
    }));
  }

  async function run(one: ReadinessCheck, request: FastifyRequest): Promise<CheckResult> {
    const done = new AbortController();
    const tooLong = clock.sleep(patience, done.signal).then(() => {
      if (!done.signal.aborted) throw new ProblemError(noAnswer(one.name, patience));
    });
    try {
      await Promise.race([one.check(), tooLong]);
      return { name: one.name, ok: true };
    } catch (error) {
      request.log.warn({ err: error, check: one.name }, `Not ready: ${one.name}`);
      return { name: one.name, ok: false, ...causeOf(error, mayRead(request.identity)) };
    } finally {
      done.abort();
    }
  }
}

/** Strangers get only the code, because the text names hosts and folders. */
function causeOf(error: unknown, inWords: boolean): Omit<CheckResult, 'name' | 'ok'> {
  if (!(error instanceof ProblemError)) return {};
  const { code, message, hint } = error.problem;
  return inWords ? { code, message, hint } : { code };
}

const noAnswer = (check: string, patience: number): Problem => ({
  code: 'picket.check_timed_out',
  message: `The check “${check}” did not finish within ${patience / 1000} seconds.`,
  hint: 'Check that the database answers and that this machine is not overloaded.',
  retry: 'later',
});

/** Problems and counts concern all companies. */
const mayRead = (caller: Principal | null): boolean =>
  caller !== null && mayActAs(caller.role, 'viewer') && caller.companies === 'all';

async function mayScrape(request: FastifyRequest, { token, open = false }: Scraping): Promise<boolean> {
  if (open) return true;
  const given = bearerToken(request.headers.authorization ?? '');
  if (token !== undefined && given !== undefined && isSame(given, token)) return true;
  return mayRead(await request.identifyAgain().catch(() => null));
}

/** Takes equally long for a wrong token and the right one, at any length. */
const isSame = (given: string, token: string): boolean => timingSafeEqual(digest(given), digest(token));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
