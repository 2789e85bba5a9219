import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { incidentSettings } from '../../text/en/incident-settings.ts';
import { useEditForm } from '../../ui/use-edit-form.ts';
import { outOfRange } from './out-of-range.ts';

export type Retention = Answer<'/api/v1/settings/retention'>;

export const retentionQuery = queryOptions({
  queryKey: ['settings', 'retention'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/retention', { signal })),
});

export const retentionFields = ['detectionDays', 'incidentDays'] as const;

/** How long data is kept. */
export const useRetentionForm = (saved: Retention) =>
  useEditForm({
    saved,
    queryKey: retentionQuery.queryKey,
    put: (body) => read(api.PUT('/api/v1/settings/retention', { body })),
    complaints: (values) => ({
      ...(values.incidentDays < values.detectionDays
        ? { incidentDays: incidentSettings.retention.incidentsFirst }
        : {}),
      ...outOfRange(values, { detectionDays: [7, 3650], incidentDays: [30, 3650] }),
    }),
  });
