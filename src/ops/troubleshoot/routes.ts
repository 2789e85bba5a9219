import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { answerChecks, checkSchema, checksResponse } from '../../platform/http/answer-checks.ts';
import { checkLink, linkDescription } from '../console-links.ts';
import { areas } from './check.ts';
import type { TroubleshootDeps } from './deps.ts';
import { findProbes } from './probes.ts';
import { runProbes } from './run-probes.ts';

/** As long as browsers and proxies wait. */
const allMs = 110_000;

const troubleshootSchema = checkSchema.extend({
  area: z.enum(areas),
  link: z.string().meta({ deprecated: true, description: linkDescription }),
});

/** Troubleshoot: checks everything that tickets depend on. */
export function troubleshootRoutes(deps: TroubleshootDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/api/v1/troubleshoot',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Picket'],
          summary: 'Check everything that tickets depend on, without changing anything',
          description: '`Accept: application/x-ndjson` returns each check as it finishes.',
          response: { 200: checksResponse(troubleshootSchema) },
        },
      },
      async (request, reply) => {
        const probes = await findProbes(deps);
        return answerChecks(request, reply, {
          expected: probes.flatMap(({ expected, area }) =>
            expected.map((one) => ({ ...one, area, link: checkLink({ ...one, area }) })),
          ),
          checks: runProbes(probes, AbortSignal.timeout(allMs)),
        });
      },
    );
  };
}
