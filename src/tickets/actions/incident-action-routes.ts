import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { describeReason } from '../../decisions/decision-reasons.ts';
import { incidentDetailsSchema } from '../../incidents/incident-view.ts';
import { loadIncident } from '../../incidents/load-incident.ts';
import { incidentProblems } from '../../incidents/problems.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { idParams } from '../../platform/http/page.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { refuse } from '../../platform/values/problem.ts';
import { plainText } from '../../platform/values/text.ts';
import { type ActDeps, retryIncident, skipIncident, unskipIncident } from './act-on-incident.ts';

const noteSchema = z.string().transform(plainText).pipe(z.string().min(1).max(500)).describe('Why.');

/** The actions of analysts on an incident. They are here and not in incidents/, because they decide it again. */
export function incidentActionRoutes(deps: ActDeps): FastifyPluginAsyncZod {
  async function details(id: number, { companies }: Principal) {
    const incident = await loadIncident(deps.db, id, describeReason, companies);
    if (incident === null) throw refuse('not_found', incidentProblems.notFound(id));
    return incident;
  }

  return async (app) => {
    app.post(
      '/api/v1/incidents/:id/retry',
      {
        config: { access: 'analyst', limited: 'scoped' },
        schema: {
          tags: ['Incidents'],
          summary: 'Decide an incident again immediately, and retry its ticket',
          params: idParams,
          response: {
            200: incidentDetailsSchema,
            ...problemResponses({
              conflict: 'It is closed or skipped, or ConnectWise has its ticket or may have it.',
            }),
          },
        },
      },
      async ({ params, principal }) => {
        await retryIncident(deps, params.id, principal);
        return details(params.id, principal);
      },
    );

    app.post(
      '/api/v1/incidents/:id/skip',
      {
        config: { access: 'analyst', limited: 'scoped' },
        schema: {
          tags: ['Incidents'],
          summary: 'Open no ticket for an incident',
          params: idParams,
          body: z.object({ note: noteSchema }),
          response: {
            200: incidentDetailsSchema,
            ...problemResponses({
              conflict: 'It is already closed or skipped, or ConnectWise has its ticket or may have it.',
            }),
          },
        },
      },
      async ({ params, body, principal }) => {
        await skipIncident(deps, params.id, body.note, principal);
        return details(params.id, principal);
      },
    );

    app.post(
      '/api/v1/incidents/:id/unskip',
      {
        config: { access: 'analyst', limited: 'scoped' },
        schema: {
          tags: ['Incidents'],
          summary: 'Undo the skip of an incident, and decide it again immediately',
          params: idParams,
          response: {
            200: incidentDetailsSchema,
            ...problemResponses({ conflict: 'It is closed, or nobody has skipped it.' }),
          },
        },
      },
      async ({ params, principal }) => {
        await unskipIncident(deps, params.id, principal);
        return details(params.id, principal);
      },
    );
  };
}
