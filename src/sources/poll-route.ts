import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../platform/http/openapi.ts';
import { idParams } from '../platform/http/page.ts';
import { type Problem, ProblemError, refuse } from '../platform/values/problem.ts';
import { kindNames } from './index.ts';
import type { PollCounts } from './poll.ts';
import { type PollingDeps, pollNow } from './poll-due.ts';

/** After this time a long reading is answered before its end, because proxies give up after a minute. */
const answerAfterMs = 45_000;

const countsSchema = z.object({
  accepted: z.number(),
  duplicates: z.number(),
  quarantined: z.number(),
  opened: z.number().describe('Incidents opened.'),
});

/** Reads a source now. The reading continues after the answer, and stops with the server. */
export function pollRoute(deps: PollingDeps): FastifyPluginAsyncZod {
  return async (app) => {
    const stopping = new AbortController();
    const running = new Set<Promise<unknown>>();
    app.addHook('preClose', async () => {
      stopping.abort();
      await Promise.allSettled(running);
    });

    app.post(
      '/api/v1/sources/:id/poll',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Sources'],
          summary: 'Read a source now',
          params: idParams,
          response: {
            200: countsSchema.describe('The result.'),
            202: countsSchema.describe('The result so far: there is more, and the reading continues.'),
            ...problemResponses({
              conflict: 'Picket is already reading it.',
              invalid: 'It is off, it is a webhook, or it has a fault that you must fix first.',
              unavailable: 'It could not be read now. Picket retries automatically.',
            }),
          },
        },
      },
      async ({ params }, reply) => {
        const counts: PollCounts = { accepted: 0, duplicates: 0, quarantined: 0, opened: 0 };
        const reading = pollNow(deps, params.id, stopping.signal, counts);
        running.add(reading);
        const forget = () => running.delete(reading);
        reading.then(forget, forget);

        const waiting = new AbortController();
        const result = await Promise.race([
          reading,
          deps.clock.sleep(answerAfterMs, waiting.signal).then(() => null),
        ]).finally(() => waiting.abort());
        if (result === null) return reply.code(202).send({ ...counts });
        if (!result.ok) throw answered(result.problem);
        return reply.code(200).send({ ...counts });
      },
    );
  };
}

const conflicts = new Set(['sources.being_read', 'sources.changed_meanwhile']);

function answered(problem: Problem): ProblemError {
  if (conflicts.has(problem.code)) return refuse('conflict', problem);
  // A problem of the kind itself: "hyas.not_found" is the log API's 404, not ours.
  if (kindNames.some((name) => problem.code.startsWith(`${name}.`)))
    return refuse(problem.retry === 'never' ? 'invalid' : 'unavailable', problem);
  return new ProblemError(problem);
}
