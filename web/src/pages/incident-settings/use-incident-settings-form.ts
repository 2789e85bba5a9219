import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { useEditForm } from '../../ui/use-edit-form.ts';
import { outOfRange, type Ranges } from './out-of-range.ts';

export type IncidentSettings = Answer<'/api/v1/settings/incidents'>;

export const incidentSettingsQuery = queryOptions({
  queryKey: ['settings', 'incidents'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/incidents', { signal })),
});

export const ranges = {
  groupingWaitSeconds: [0, 3600],
  quietAfterHours: [0.01, 24 * 90],
  heldLimitHours: [0.01, 24 * 90],
  minimumDetections: [1, 1_000_000],
} as const satisfies Ranges<IncidentSettings>;

export type IncidentNumber = keyof typeof ranges;

/** How incidents are grouped, and which get tickets. */
export const useIncidentSettingsForm = (saved: IncidentSettings) =>
  useEditForm({
    saved,
    queryKey: incidentSettingsQuery.queryKey,
    put: (body) => read(api.PUT('/api/v1/settings/incidents', { body })),
    complaints: (values) => outOfRange(values, ranges),
  });

export type IncidentSettingsForm = ReturnType<typeof useIncidentSettingsForm>;
