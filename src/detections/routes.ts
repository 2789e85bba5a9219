import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../database/schema.ts';
import { decodeCursor, idParams, idSchema, pageQuery, pageSchema, toPage } from '../http/page.ts';
import { withStatus } from '../http/problem-details.ts';
import { detectionProblems } from './problems.ts';

const detectionSchema = z.object({
  id: z.number(),
  sourceId: z.number(),
  externalId: z.string().describe('The source’s own id of it.'),
  occurredAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  companyId: z.number(),
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

const view = (row: Selectable<Schema['detection']>): z.infer<typeof detectionSchema> => ({
  id: row.id,
  sourceId: row.source_id,
  externalId: row.external_id,
  occurredAt: row.occurred_at.toISOString(),
  receivedAt: row.received_at.toISOString(),
  companyId: row.company_id,
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

const keySchema = z.object({ id: z.number().int().positive() });
const timeSchema = z.iso.datetime({ offset: true }).optional();

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
          querystring: z.object({
            ...pageQuery,
            companyId: idSchema.optional(),
            incidentId: idSchema.optional(),
            sourceId: idSchema.optional(),
            domain: z.string().min(1).max(253).optional().describe('This domain, or one below it.'),
            since: timeSchema.describe('Occurred at or after.'),
            until: timeSchema.describe('Occurred before.'),
          }),
          response: { 200: pageSchema(detectionSchema) },
        },
      },
      async ({ query }) => {
        const before = decodeCursor(query.cursor, keySchema);
        let rows = db
          .selectFrom('detection')
          .selectAll()
          .orderBy('id', 'desc')
          .limit(query.limit + 1);
        if (before !== undefined) rows = rows.where('id', '<', before.id);
        if (query.companyId !== undefined) rows = rows.where('company_id', '=', query.companyId);
        if (query.incidentId !== undefined) rows = rows.where('incident_id', '=', query.incidentId);
        if (query.sourceId !== undefined) rows = rows.where('source_id', '=', query.sourceId);
        if (query.since !== undefined) rows = rows.where('occurred_at', '>=', new Date(query.since));
        if (query.until !== undefined) rows = rows.where('occurred_at', '<', new Date(query.until));
        if (query.domain !== undefined) {
          const domain = query.domain.toLowerCase();
          rows = rows.where(
            sql<SqlBool>`(domain = ${domain} or right(domain, ${domain.length + 1}::int) = ${`.${domain}`})`,
          );
        }
        return toPage(await rows.execute(), query.limit, view, ({ id }) => ({ id }));
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
        const row = await db
          .selectFrom('detection')
          .selectAll()
          .where('id', '=', params.id)
          .executeTakeFirst();
        if (row === undefined) throw withStatus(404, detectionProblems.notFound(params.id));
        return view(row);
      },
    );
  };
}
