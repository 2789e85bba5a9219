import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Registry } from 'prom-client';
import { z } from 'zod';
import { isLoopback } from '../../platform/http/host-guard.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { mayActAs } from '../../platform/http/principal.ts';
import { httpProblems } from '../../platform/http/problems.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { type Problem, ProblemError, refuse } from '../../platform/values/problem.ts';

/** A condition for Picket to work. */
export interface ReadinessCheck {
  readonly name: string;
  /** Resolves if it holds, throws if not. */
  check(): Promise<void>;
}

interface HealthRoutesOptions {
  readonly checks: readonly ReadinessCheck[];
  readonly registry: Registry;
  readonly clock: Clock;
  /** The time limit of a check, in milliseconds. */
  readonly patience?: number;
}

const readinessSchema = z.object({
  ready: z.boolean(),
  checks: z.array(
    z.object({
      name: z.string(),
      ok: z.boolean(),
      code: z.string().optional().describe('The code of the fault: stable, for programs.'),
      message: z
        .string()
        .optional()
        .describe('For tokens with the role reader, and on the same machine: the fault.'),
      hint: z.string().optional().describe('For the same callers: how to fix it.'),
    }),
  ),
});

type CheckResult = z.infer<typeof readinessSchema>['checks'][number];

/** For monitoring: whether Picket is alive, whether it is ready, and its metrics. */
export function healthRoutes(options: HealthRoutesOptions): FastifyPluginAsyncZod {
  const { checks, registry, clock, patience = 3000 } = options;
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
          response: { 200: readinessSchema, 503: readinessSchema },
        },
      },
      async (request, reply) => {
        const results = await Promise.all(checks.map((one) => run(one, request)));
        const ready = results.every((one) => one.ok);
        return reply.code(ready ? 200 : 503).send({ ready, checks: results });
      },
    );

    app.get(
      '/metrics',
      {
        config: { access: 'public', counted: false },
        schema: {
          tags: ['Health'],
          summary: 'Metrics for Prometheus: with a token, or without one from the same machine',
          response: {
            200: { description: 'Metrics.', content: { 'text/plain': { schema: z.string() } } },
            ...problemResponses({ not_signed_in: 'From another machine, a token is required.' }),
          },
        },
      },
      async (request, reply) => {
        if (!mayReadMore(request)) throw refuse('not_signed_in', httpProblems.signInNeeded());
        return reply.type(registry.contentType).send(await registry.metrics());
      },
    );
  };

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
      return { name: one.name, ok: false, ...causeOf(error, mayReadMore(request)) };
    } finally {
      done.abort();
    }
  }
}

/** Strangers get the code alone: the words name hosts and folders. */
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

const mayReadMore = (request: FastifyRequest): boolean =>
  (request.identity !== null && mayActAs(request.identity.role, 'viewer')) || isFromHere(request);

/** A proxy on the same machine also calls from loopback; it then names the client. */
function isFromHere(request: FastifyRequest): boolean {
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some(
    (name) => request.headers[name] !== undefined,
  );
  return !forwarded && isLoopback(request.socket.remoteAddress ?? '');
}
