import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../database/schema.ts';
import { idParams } from '../http/page.ts';
import { withStatus } from '../http/problem-details.ts';
import { readSortedPage, sortedPageQuery, sortedPageSchema, toSortedPage } from '../http/sorted-page.ts';
import {
  detectionFilter,
  detectionSortNames,
  detectionSorts,
  findDetections,
  withNames,
} from './detection-list.ts';
import { detectionProblems } from './problems.ts';

const detectionSchema = z.object({
  id: z.number(),
  sourceId: z.number(),
  externalId: z.string().describe('The source’s own id of it.'),
  occurredAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  companyId: z.number(),
  companyName: z.string(),
  incidentId: z.number(),
  domain: z.string(),
  verdict: z.string(),
  reasons: z.array(z.string()),
  deviceName: z.string().nullable(),
  clientAddress: z.string().nullable(),
  processName: z.string().nullable(),
  queryType: z.string().nullable(),
  policy: z.string().nullable(),
  threatLevel: z.string().nullable(),
});

type DetectionRow = Selectable<Schema['detection']> & { readonly company_name: string };

const view = (row: DetectionRow): z.infer<typeof detectionSchema> => ({
  id: row.id,
  sourceId: row.source_id,
  externalId: row.external_id,
  occurredAt: row.occurred_at.toISOString(),
  receivedAt: row.received_at.toISOString(),
  companyId: row.company_id,
  companyName: row.company_name,
  incidentId: row.incident_id,
  domain: row.domain,
  verdict: row.verdict,
  reasons: row.reasons,
  deviceName: row.device_name,
  clientAddress: row.client_address,
  processName: row.process_name,
  queryType: row.query_type,
  policy: row.policy,
  threatLevel: row.threat_level,
});

/** Detections as they were ingested. */
export function detectionRoutes({ db }: { readonly db: Kysely<Schema> }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/detections',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Detections'],
          summary: 'Detections, the last that came first',
          querystring: z.object({ ...sortedPageQuery(detectionSortNames), ...detectionFilter }),
          response: { 200: sortedPageSchema(detectionSchema) },
        },
      },
      async ({ query }) => {
        const found = findDetections(db, query);
        const shown = withNames(found);
        const read = await readSortedPage(db, { found, shown }, query, detectionSorts[query.sort]);
        return toSortedPage(read, query, view);
      },
    );

    app.get(
      '/api/v1/detections/:id',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Detections'],
          summary: 'One detection',
          params: idParams,
          response: { 200: detectionSchema },
        },
      },
      async ({ params }) => {
        const row = await withNames(findDetections(db, {}))
          .where('detection.id', '=', params.id)
          .executeTakeFirst();
        if (row === undefined) throw withStatus(404, detectionProblems.notFound(params.id));
        return view(row);
      },
    );
  };
}
