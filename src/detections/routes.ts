import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../platform/database/schema.ts';
import { downloadQuery, downloadResponse, sendDownload } from '../platform/http/download.ts';
import { idParams } from '../platform/http/page.ts';
import {
  readSortedPage,
  sortedPageQuery,
  sortedPageSchema,
  sortQuery,
  toSortedPage,
} from '../platform/http/sorted-page.ts';
import type { Clock } from '../platform/values/clock.ts';
import { refuse } from '../platform/values/problem.ts';
import { detectionColumns, exportDetections } from './detection-export.ts';
import {
  detectionFilter,
  detectionSortNames,
  detectionSorts,
  findDetections,
  withNames,
} from './detection-list.ts';
import { detectionSchema, viewDetection } from './detection-view.ts';
import { withSameNames } from './named-company.ts';
import { detectionProblems } from './problems.ts';

interface DetectionRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** Detections as they were ingested. */
export function detectionRoutes({ db, clock }: DetectionRoutesOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/detections',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Detections'],
          summary: 'Detections, the newest first',
          querystring: z.object({ ...sortedPageQuery(detectionSortNames), ...detectionFilter }),
          response: { 200: sortedPageSchema(detectionSchema) },
        },
      },
      async ({ query }) => {
        const found = findDetections(db, query);
        const shown = withNames(found);
        const read = await readSortedPage(db, { found, shown }, query, detectionSorts[query.sort]);
        const rows = await withSameNames(db, read.rows);
        return toSortedPage({ ...read, rows }, query, viewDetection);
      },
    );

    app.get(
      '/api/v1/detections/export',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Detections'],
          summary: 'Download detections, with the filters and the order of the list',
          querystring: z.object({ ...downloadQuery, ...sortQuery(detectionSortNames), ...detectionFilter }),
          response: { 200: downloadResponse(detectionSchema) },
        },
      },
      ({ query }, reply) => {
        sendDownload(reply, {
          format: query.format,
          name: `picket-detections-${clock.now().toISOString().slice(0, 10)}`,
          columns: detectionColumns,
          batches: exportDetections(db, query),
        });
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
        const found = withNames(findDetections(db, {})).where('detection.id', '=', params.id);
        const [row] = await withSameNames(db, await found.execute());
        if (row === undefined) throw refuse('not_found', detectionProblems.notFound(params.id));
        return viewDetection(row);
      },
    );
  };
}
