import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { listFieldErrors } from '../api/field-errors.ts';
import { refresh } from '../api/query-keys.ts';
import { useEdits } from './use-edits.ts';

interface EditFormOptions<T, Saved> {
  readonly saved: T;
  /** The key of the query that `put` answers. */
  readonly queryKey: QueryKey;
  readonly put: (values: T) => Promise<Saved>;
  /** The errors of the values, by field. */
  readonly complaints?: (values: T) => Readonly<Record<string, string>>;
}

/** Settings that are saved as a whole: the shown values, their errors, and saving. */
export function useEditForm<T extends object, Saved>(options: EditFormOptions<T, Saved>) {
  const queries = useQueryClient();
  const { values, isDirty, isContested, edit, discard, settle } = useEdits<T>(options.saved);
  const save = useMutation({
    // The values are those of the click: more may be typed while they are being saved.
    mutationFn: async () => {
      const sent = values;
      return { sent, now: await options.put(sent) };
    },
    onSuccess({ sent, now }) {
      queries.setQueryData(options.queryKey, now);
      settle(sent);
      // Held incidents may have been decided again.
      void refresh(queries, 'incidents', 'status');
    },
  });
  const complaints = options.complaints?.(values) ?? {};
  return {
    values,
    isDirty,
    isContested,
    isValid: Object.keys(complaints).length === 0,
    errors: { ...listFieldErrors(save.error), ...complaints } as Readonly<Record<string, string>>,
    save,
    change(patch: Partial<T>) {
      edit(patch);
      save.reset();
    },
    discard() {
      discard();
      save.reset();
    },
  };
}
