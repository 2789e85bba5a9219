import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { useEditForm } from '../../ui/use-edit-form.ts';
import { outOfRange, type Ranges } from './out-of-range.ts';

export type Recurrence = Answer<'/api/v1/settings/recurrence'>;

export const recurrenceQuery = queryOptions({
  queryKey: ['settings', 'recurrence'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/recurrence', { signal })),
});

const ranges = {
  withinHours: [0, 24 * 365],
  atMostEveryHours: [0, 24 * 90],
  noteEveryHours: [0.01, 24 * 90],
} as const satisfies Ranges<Recurrence>;
export type RecurrenceNumber = keyof typeof ranges;

/** What happens when an incident is seen again. */
export const useRecurrenceForm = (saved: Recurrence) =>
  useEditForm({
    saved,
    queryKey: recurrenceQuery.queryKey,
    put: (body) => read(api.PUT('/api/v1/settings/recurrence', { body })),
    complaints: (values) => outOfRange(values, ranges),
  });

export type RecurrenceForm = ReturnType<typeof useRecurrenceForm>;
