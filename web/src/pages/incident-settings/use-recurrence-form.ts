import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { text } from '../../text/index.ts';
import { useEdits } from '../../ui/use-edits.ts';

export type Recurrence =
  paths['/api/v1/settings/recurrence']['get']['responses'][200]['content']['application/json'];

export const recurrenceQuery = queryOptions({
  queryKey: ['settings', 'recurrence'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/recurrence', { signal })),
});

/** Least and most of each number, as the API takes them. */
const ranges = {
  withinHours: [0, 24 * 365],
  atMostEveryHours: [0, 24 * 90],
  noteEveryHours: [0.01, 24 * 90],
} as const;
export type RecurrenceNumber = keyof typeof ranges;

function complaint(field: RecurrenceNumber, values: Recurrence): string | null {
  const [least, most] = ranges[field];
  // A number field may be empty, or half typed: then it is no number yet.
  const value: unknown = values[field];
  const fits = typeof value === 'number' && value >= least && value <= most;
  return fits ? null : text.incidentSettings.range(least, most);
}

/** What becomes of what is seen again: as it is shown, and saving it. */
export function useRecurrenceForm(saved: Recurrence) {
  const queries = useQueryClient();
  const { values, isDirty, edit, discard } = useEdits<Recurrence>(saved);
  const save = useMutation({
    mutationFn: () => read(api.PUT('/api/v1/settings/recurrence', { body: values })),
    onSuccess(now) {
      queries.setQueryData(recurrenceQuery.queryKey, now);
      discard();
      void queries.invalidateQueries({ queryKey: ['incidents'] });
      void queries.invalidateQueries({ queryKey: ['status'] });
    },
  });
  const errors: Readonly<Record<RecurrenceNumber, string | null>> = {
    withinHours: complaint('withinHours', values),
    atMostEveryHours: complaint('atMostEveryHours', values),
    noteEveryHours: complaint('noteEveryHours', values),
  };
  return {
    values,
    isDirty,
    errors,
    isValid: Object.values(errors).every((error) => error === null),
    save,
    change(patch: Partial<Recurrence>) {
      edit(patch);
      save.reset();
    },
    discard() {
      discard();
      save.reset();
    },
  };
}

export type RecurrenceForm = ReturnType<typeof useRecurrenceForm>;
