import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Check, ExpectedCheck } from '../values/check.ts';
import { toProblem } from '../values/problem.ts';

export const checkSchema = z
  .object({
    id: z.string().describe('Stable, for programs.'),
    title: z.string(),
    status: z
      .enum(['pass', 'fail', 'unknown', 'skipped'])
      .describe('unknown: it could not be checked; skipped: an earlier check made it pointless.'),
    what: z.string(),
    hint: z.string().optional().describe('How to fix it.'),
    where: z.string().optional().describe('Where in ConnectWise to fix it, or to grant the permission.'),
  })
  .meta({ id: 'Check' });

const lineStream = 'application/x-ndjson';

/**
 * The answer of a route that runs checks: all together, or, if `Accept` asks for it, one line when each finishes. The
 * type of the lines is described only in words, because OpenAPI 3.1 has no type for a stream.
 */
export const checksResponse = <T extends z.ZodType>(check: T) => ({
  description: 'The result of each check.',
  content: {
    'application/json': {
      schema: z.object({
        ok: z.boolean().describe('Whether no check failed.'),
        checks: z.array(check),
      }),
    },
    [lineStream]: {
      schema: z
        .string()
        .describe(
          'One JSON object per line: `{"type":"expected","checks":[{id,title}]}`, then `{"type":"check","check":{…}}` as each check finishes, then `{"type":"summary","ok",passed,failed,unknown,skipped}`. If the checks had to stop: `{"type":"problem","problem":{…}}`.',
        ),
    },
  },
});

interface ChecksAnswer<C extends Check> {
  /** The coming checks, in order. */
  readonly expected: readonly ExpectedCheck[];
  readonly checks: AsyncIterable<C>;
  /** Called when all results are known. */
  readonly finished?: (checks: readonly C[]) => Promise<void>;
}

export const isOk = (checks: readonly Check[]) => checks.every(({ status }) => status !== 'fail');

/** Answers with checks in the form that the request asks for. */
export async function answerChecks<C extends Check>(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: ChecksAnswer<C>,
): Promise<{ ok: boolean; checks: C[] }> {
  if (request.headers.accept?.includes(lineStream) === true) {
    // A buffering proxy (such as nginx) would hold the lines until the last.
    reply.type(lineStream).header('x-accel-buffering', 'no');
    // The response's schema has no type for a stream.
    return Readable.from(lines(request, answer)) as never;
  }
  const checks: C[] = [];
  for await (const check of answer.checks) checks.push(check);
  await answer.finished?.(checks);
  return { ok: isOk(checks), checks };
}

async function* lines<C extends Check>(
  request: FastifyRequest,
  { expected, checks, finished }: ChecksAnswer<C>,
): AsyncGenerator<string> {
  const done: C[] = [];
  try {
    yield line({ type: 'expected', checks: expected });
    for await (const check of checks) {
      done.push(check);
      yield line({ type: 'check', check });
    }
    await finished?.(done);
    yield line({ type: 'summary', ok: isOk(done), ...countStatuses(done) });
  } catch (thrown) {
    // The status was already sent, so a line has to report it.
    request.log.error({ err: thrown }, 'Checks could not be finished');
    const { code, message, hint, retry } = toProblem(thrown);
    yield line({ type: 'problem', problem: { code, message, hint, retry } });
  }
}

const line = (value: object) => `${JSON.stringify(value)}\n`;

function countStatuses(checks: readonly Check[]) {
  const count = (wanted: Check['status']) => checks.filter(({ status }) => status === wanted).length;
  return {
    passed: count('pass'),
    failed: count('fail'),
    unknown: count('unknown'),
    skipped: count('skipped'),
  };
}
