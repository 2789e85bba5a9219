import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { incidentProblems } from '../incidents/problems.ts';
import { findIncident } from '../incidents/store.ts';
import { recordEvents } from '../incidents/timeline.ts';
import { problemResponses } from '../platform/http/openapi.ts';
import { idParams } from '../platform/http/page.ts';
import type { ChangeDeps } from '../platform/settings/change.ts';
import { refuse } from '../platform/values/problem.ts';
import { moment } from '../platform/values/zoned-time.ts';
import { acceptedThing } from './accepted-thing.ts';
import { noiseProblems } from './problems.ts';
import { suppress } from './suppress.ts';
import { suppressionRoutes } from './suppression-routes.ts';
import { commentSchema, endSchema, suppressionSchema, viewSuppressions } from './suppression-view.ts';

const acceptSchema = z.object({
  comment: commentSchema,
  endsAt: endSchema,
  device: z
    .boolean()
    .default(true)
    .describe('Accepted on this device only; otherwise on all devices of the company.'),
});

/** Accepted risks: later incidents of the same company and domain are skipped until the acceptance ends. */
export function acceptanceRoutes(deps: ChangeDeps): FastifyPluginAsyncZod {
  const { db, clock } = deps;
  return async (app) => {
    await app.register(
      suppressionRoutes(deps, {
        kind: 'acceptance',
        path: '/api/v1/acceptances',
        list: 'Accepted risks with their history, the newest first',
        end: 'revoke',
        ending: 'Revoke an accepted risk, and decide the incidents that it skipped again',
      }),
    );

    app.post(
      '/api/v1/incidents/:id/accept',
      {
        config: { access: 'analyst' },
        schema: {
          tags: ['Noise'],
          summary: 'Accept the risk of an incident, for a time or without an end',
          description:
            'Until the end, Picket skips this incident and later ones of the same company and domain, on this device or on any. An existing ticket does not change.',
          params: idParams,
          body: acceptSchema,
          response: {
            201: suppressionSchema,
            ...problemResponses({
              conflict: 'The incident is too large for its risk to be accepted as a whole.',
              invalid: 'The end is in the past.',
            }),
          },
        },
      },
      async ({ params: { id }, body: { comment, endsAt, device }, principal }, reply) => {
        const incident = await findIncident(db, id);
        if (incident === null) throw refuse('not_found', incidentProblems.notFound(id));
        const matchers = acceptedThing(incident, device);
        if (matchers === null) throw refuse('conflict', noiseProblems.notOneThing(id));
        const end = endsAt === null ? null : new Date(endsAt);
        const message = `${principal.name} accepted the risk ${end === null ? 'without an end' : `until ${moment(end)}`}: ${comment}`;
        const row = await suppress(
          deps,
          { kind: 'acceptance', matchers, comment, endsAt: end, incidentId: id },
          principal,
          (tx, at) => recordEvents(tx, [{ incidentId: id, at, kind: 'accepted', message }]),
        );
        const [view] = await viewSuppressions(db, [row], clock.now());
        return reply.code(201).send(view as NonNullable<typeof view>);
      },
    );
  };
}
