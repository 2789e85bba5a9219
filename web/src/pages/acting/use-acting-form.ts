import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import { useEdits } from '../../ui/use-edits.ts';
import { type Acting, actingQuery } from './queries.ts';

interface Values {
  readonly enabled: boolean;
  readonly members: readonly string[];
  readonly boardId: number | null;
  readonly statusId: number | null;
}

const valuesOf = ({ enabled, members, status }: Acting): Values => ({
  enabled,
  members,
  boardId: status?.boardId ?? null,
  statusId: status?.id ?? null,
});

/** Who may act from tickets: as it is shown, and saving it. */
export function useActingForm(saved: Acting) {
  const queries = useQueryClient();
  const { values, isDirty, edit, discard } = useEdits<Values>(valuesOf(saved));
  const { enabled, members, boardId, statusId } = values;
  const save = useMutation({
    mutationFn: () =>
      read(
        api.PUT('/api/v1/settings/acting', {
          body: {
            enabled,
            members: [...members],
            status: boardId === null || statusId === null ? null : { boardId, statusId },
          },
        }),
      ),
    onSuccess(now) {
      queries.setQueryData(actingQuery.queryKey, now);
      discard();
    },
  });
  return {
    values,
    isDirty,
    /** A board without a status says nothing yet. */
    isValid: (boardId === null) === (statusId === null),
    save,
    change(patch: Partial<Values>) {
      edit(patch);
      save.reset();
    },
    discard() {
      discard();
      save.reset();
    },
  };
}

export type ActingForm = ReturnType<typeof useActingForm>;
