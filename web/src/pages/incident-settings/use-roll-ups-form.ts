import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { useEditForm } from '../../ui/use-edit-form.ts';
import { outOfRange } from './out-of-range.ts';

export type RollUps = Answer<'/api/v1/settings/roll-ups'>;

export const rollUpsQuery = queryOptions({
  queryKey: ['settings', 'roll-ups'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/roll-ups', { signal })),
});

export const rollUpFields = [
  'ticketsPerCompany',
  'ticketsInAll',
  'rollUpsInAll',
  'longAgoHours',
  'digestHour',
] as const;

/** When incidents share one ticket. */
export const useRollUpsForm = (saved: RollUps) =>
  useEditForm({
    saved,
    queryKey: rollUpsQuery.queryKey,
    put: (body) => read(api.PUT('/api/v1/settings/roll-ups', { body })),
    complaints: (values) =>
      outOfRange(values, {
        ticketsPerCompany: [0, 10_000],
        ticketsInAll: [0, 100_000],
        rollUpsInAll: [0, 10_000],
        longAgoHours: [0, 8760],
        digestHour: [0, 23],
      }),
  });
