import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { text } from '../../text/index.ts';
import { useEdits } from '../../ui/use-edits.ts';

export type RollUps =
  paths['/api/v1/settings/roll-ups']['get']['responses'][200]['content']['application/json'];

export const rollUpsQuery = queryOptions({
  queryKey: ['settings', 'roll-ups'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/roll-ups', { signal })),
});

export const rollUpFields = ['ticketsPerCompany', 'ticketsInAll', 'rollUpsInAll', 'digestHour'] as const;
export type RollUpField = (typeof rollUpFields)[number];

/** The most of each, as the API takes them; the least is zero. */
const most = {
  ticketsPerCompany: 10_000,
  ticketsInAll: 100_000,
  rollUpsInAll: 10_000,
  digestHour: 23,
} as const;

function complaint(field: RollUpField, values: RollUps): string | null {
  // A number field may be empty, or half typed: then it is no number yet.
  const value: unknown = values[field];
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most[field];
  return fits ? null : text.incidentSettings.range(0, most[field]);
}

/** When several incidents share one ticket: as it is shown, and saving it. */
export function useRollUpsForm(saved: RollUps) {
  const queries = useQueryClient();
  const { values, isDirty, edit, discard } = useEdits<RollUps>(saved);
  const save = useMutation({
    mutationFn: () => read(api.PUT('/api/v1/settings/roll-ups', { body: values })),
    onSuccess(now) {
      queries.setQueryData(rollUpsQuery.queryKey, now);
      discard();
      void queries.invalidateQueries({ queryKey: ['incidents'] });
      void queries.invalidateQueries({ queryKey: ['status'] });
    },
  });
  const errors = Object.fromEntries(
    rollUpFields.map((field) => [field, complaint(field, values)]),
  ) as Readonly<Record<RollUpField, string | null>>;
  return {
    values,
    isDirty,
    errors,
    isValid: rollUpFields.every((field) => errors[field] === null),
    save,
    change(patch: Partial<RollUps>) {
      edit(patch);
      save.reset();
    },
    discard() {
      discard();
      save.reset();
    },
  };
}
