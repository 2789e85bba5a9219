import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { paths } from '../../api/schema.d.ts';
import { text } from '../../text/index.ts';
import { useEdits } from '../../ui/use-edits.ts';

export type IncidentSettings =
  paths['/api/v1/settings/incidents']['get']['responses'][200]['content']['application/json'];

export const incidentSettingsQuery = queryOptions({
  queryKey: ['settings', 'incidents'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/incidents', { signal })),
});

/** Least and most of each number, as the API takes them. */
export const ranges = {
  groupingWaitSeconds: [0, 3600],
  quietAfterHours: [0.01, 24 * 90],
  heldLimitHours: [0.01, 24 * 90],
  minimumDetections: [1, 1_000_000],
} as const satisfies Partial<Record<keyof IncidentSettings, readonly [least: number, most: number]>>;

export type IncidentNumber = keyof typeof ranges;

/** A number field may be empty, or half typed: then it is no number yet. */
function rangeErrors(values: IncidentSettings): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (Object.keys(ranges) as IncidentNumber[]).flatMap((field) => {
      const [least, most] = ranges[field];
      const value: unknown = values[field];
      const fits = typeof value === 'number' && value >= least && value <= most;
      return fits ? [] : [[field, text.incidentSettings.range(least, most)]];
    }),
  );
}

/** What makes an incident and which are ticketed: as it is shown, and saving it. */
export function useIncidentSettingsForm(saved: IncidentSettings) {
  const queries = useQueryClient();
  const { values, isDirty, edit, discard } = useEdits<IncidentSettings>(saved);
  const save = useMutation({
    mutationFn: () => read(api.PUT('/api/v1/settings/incidents', { body: values })),
    onSuccess(now) {
      queries.setQueryData(incidentSettingsQuery.queryKey, now);
      discard();
      void queries.invalidateQueries({ queryKey: ['incidents'] });
      void queries.invalidateQueries({ queryKey: ['status'] });
    },
  });
  const refused =
    save.error instanceof ApiProblem
      ? (save.error.details.errors ?? []).map(({ pointer, detail }) => [pointer.split('/')[1] ?? '', detail])
      : [];
  const outOfRange = rangeErrors(values);
  return {
    values,
    isDirty,
    isValid: Object.keys(outOfRange).length === 0,
    errors: { ...Object.fromEntries(refused), ...outOfRange } as Readonly<Record<string, string>>,
    save,
    change(patch: Partial<IncidentSettings>) {
      edit(patch);
      save.reset();
    },
    discard() {
      discard();
      save.reset();
    },
  };
}

export type IncidentSettingsForm = ReturnType<typeof useIncidentSettingsForm>;
