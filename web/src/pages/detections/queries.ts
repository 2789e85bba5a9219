import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { useRows } from '../../ui/use-rows.ts';
import type { DetectionSearch } from './search.ts';

export type Detection = Answer<'/api/v1/detections'>['items'][number];

export const useDetections = (search: DetectionSearch) =>
  useRows('detections', search, (query, signal) =>
    read(api.GET('/api/v1/detections', { params: { query }, signal })),
  );

/** How many detections the page of an incident shows. */
export const firstDetectionsShown = 5;

export const firstDetectionsQuery = (incidentId: number) =>
  queryOptions({
    queryKey: ['detections', 'of-incident', incidentId],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/detections', {
          params: { query: { incidentId: String(incidentId), limit: firstDetectionsShown } },
          signal,
        }),
      ),
  });
