import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { withSameNames } from '../detections/named-company.ts';
import { inScope } from '../platform/database/company-scope.ts';
import type { Schema } from '../platform/database/schema.ts';
import { idParams } from '../platform/http/page.ts';
import { refuse } from '../platform/values/problem.ts';
import { incidentContextSchema } from './incident-context.ts';
import { findIncidents, showIncidents } from './incident-list.ts';
import type { DescribeReason } from './incident-view.ts';
import { loadContext } from './load-context.ts';
import { incidentProblems } from './problems.ts';

interface ContextRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly describe: DescribeReason;
}

/** The context of an incident: the same threat at other companies, other incidents of its domain and device. */
export const incidentContextRoutes =
  ({ db, describe }: ContextRoutesOptions): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/v1/incidents/:id/context',
      {
        config: { access: 'viewer', limited: 'scoped' },
        schema: {
          tags: ['Incidents'],
          summary:
            'Where else the domain and the device of an incident were seen, and where to look the domain up',
          params: idParams,
          response: { 200: incidentContextSchema },
        },
      },
      async ({ params: { id }, principal: { companies } }) => {
        const all = inScope(findIncidents(db, {}), 'incident.company_id', companies);
        const found = await showIncidents(all).where('incident.id', '=', id).execute();
        const [row] = await withSameNames(db, found, companies);
        if (row === undefined) throw refuse('not_found', incidentProblems.notFound(id));
        return loadContext(db, row, { describe, companies });
      },
    );
  };
