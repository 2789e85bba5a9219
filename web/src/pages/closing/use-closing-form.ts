import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { useEditForm } from '../../ui/use-edit-form.ts';
import { outOfRange } from '../incident-settings/out-of-range.ts';

export type Closing = Answer<'/api/v1/settings/closing'>;

export const closingQuery = queryOptions({
  queryKey: ['settings', 'closing'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/closing', { signal })),
});

type Values = Omit<Closing, 'boardsWithoutStatus' | 'statuses'> & {
  readonly statuses: readonly { readonly boardId: number; readonly statusId: number }[];
};

const valuesOf = ({ boardsWithoutStatus: _, statuses, ...switches }: Closing): Values => ({
  ...switches,
  statuses: statuses.map(({ boardId, id }) => ({ boardId, statusId: id })),
});

export const bodyOf = ({ statuses, ...switches }: Values) => ({ ...switches, statuses: [...statuses] });

/** Whether Picket closes tickets, and when. */
export function useClosingForm(saved: Closing) {
  const form = useEditForm({
    saved: valuesOf(saved),
    queryKey: closingQuery.queryKey,
    put: (values) => read(api.PUT('/api/v1/settings/closing', { body: bodyOf(values) })),
    complaints: (values) => outOfRange(values, { quietHours: [0.01, 24 * 90] }),
  });
  return {
    ...form,
    /** Null for no status. */
    choose(boardId: number, statusId: number | null) {
      const others = form.values.statuses.filter((one) => one.boardId !== boardId);
      form.change({ statuses: statusId === null ? others : [...others, { boardId, statusId }] });
    },
  };
}

export type ClosingForm = ReturnType<typeof useClosingForm>;
