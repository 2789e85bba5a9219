import { api, read } from '../../api/client.ts';
import { useEditForm } from '../../ui/use-edit-form.ts';
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

const bodyOf = ({ enabled, members, boardId, statusId }: Values) => ({
  enabled,
  members: [...members],
  status: boardId === null || statusId === null ? null : { boardId, statusId },
});

/** Who may act from tickets. */
export function useActingForm(saved: Acting) {
  const form = useEditForm({
    saved: valuesOf(saved),
    queryKey: actingQuery.queryKey,
    put: (values) => read(api.PUT('/api/v1/settings/acting', { body: bodyOf(values) })),
  });
  const { boardId, statusId } = form.values;
  // A board without a status is an incomplete choice.
  return { ...form, isValid: (boardId === null) === (statusId === null) };
}

export type ActingForm = ReturnType<typeof useActingForm>;
