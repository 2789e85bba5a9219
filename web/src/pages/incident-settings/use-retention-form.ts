import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { text } from '../../text/index.ts';
import { useEdits } from '../../ui/use-edits.ts';

export type Retention =
  paths['/api/v1/settings/retention']['get']['responses'][200]['content']['application/json'];

export const retentionQuery = queryOptions({
  queryKey: ['settings', 'retention'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/retention', { signal })),
});

export const retentionFields = ['detectionDays', 'incidentDays'] as const;

/** Least and most of each, as the API takes them. */
const ranges = { detectionDays: [7, 3650], incidentDays: [30, 3650] } as const;

function complaint(field: keyof typeof ranges, values: Retention): string | null {
  const [least, most] = ranges[field];
  // A number field may be empty, or half typed: then it is no number yet.
  const value: unknown = values[field];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    return text.incidentSettings.range(least, most);
  if (field === 'incidentDays' && value < values.detectionDays)
    return text.incidentSettings.retention.incidentsFirst;
  return null;
}

/** How long things are kept: as it is shown, and saving it. */
export function useRetentionForm(saved: Retention) {
  const queries = useQueryClient();
  const { values, isDirty, edit, discard } = useEdits<Retention>(saved);
  const save = useMutation({
    mutationFn: () => read(api.PUT('/api/v1/settings/retention', { body: values })),
    onSuccess(now) {
      queries.setQueryData(retentionQuery.queryKey, now);
      discard();
    },
  });
  const errors = {
    detectionDays: complaint('detectionDays', values),
    incidentDays: complaint('incidentDays', values),
  };
  return {
    values,
    isDirty,
    errors,
    isValid: retentionFields.every((field) => errors[field] === null),
    save,
    change(patch: Partial<Retention>) {
      edit(patch);
      save.reset();
    },
    discard() {
      discard();
      save.reset();
    },
  };
}
