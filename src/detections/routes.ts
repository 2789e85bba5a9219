import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import { listRoutes } from '../platform/http/list-routes.ts';
import type { Clock } from '../platform/values/clock.ts';
import { detectionColumns } from './detection-export.ts';
import { detectionFilter, detectionSorts, findDetections, showDetections } from './detection-list.ts';
import { detectionSchema, viewDetection } from './detection-view.ts';
import { inIncidentsNamed } from './incidents-named.ts';
import { withSameNames } from './named-company.ts';
import { detectionProblems } from './problems.ts';

interface DetectionRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** The routes of detections. */
export function detectionRoutes({ db, clock }: DetectionRoutesOptions) {
  return listRoutes(
    { db, clock },
    {
      name: 'detections',
      tag: 'Detections',
      summaries: {
        list: 'Detections, the newest first',
        download: 'Download detections, with the filters and the order of the list',
        one: 'One detection',
      },
      filter: detectionFilter,
      sorts: detectionSorts,
      idColumn: 'detection.id',
      companyColumn: 'detection.company_id',
      find: findDetections,
      narrow: (on, { domain, device }) => inIncidentsNamed(on, { domain, device }, 'detection.incident_id'),
      show: showDetections,
      complete: (rows, companies) => withSameNames(db, rows, companies),
      view: viewDetection,
      viewSchema: detectionSchema,
      columns: detectionColumns,
      viewOne: viewDetection,
      detailsSchema: detectionSchema,
      notFound: detectionProblems.notFound,
    },
  );
}
