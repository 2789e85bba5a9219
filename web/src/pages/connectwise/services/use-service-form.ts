import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, read } from '../../../api/client.ts';
import { fieldErrors } from '../../../api/field-errors.ts';
import { refresh } from '../../../api/query-keys.ts';
import { useEdits } from '../../../ui/use-edits.ts';
import { type TicketService, ticketServiceQuery } from '../queries.ts';
import { boardsQuery, type Choice, prioritiesQuery, sameName, statusesQuery, typesQuery } from './choices.ts';

export interface ServiceValues {
  readonly enabled: boolean;
  readonly boardId: number | null;
  readonly statusId: number | null;
  readonly priorityId: number | null;
  readonly typeId: number | null;
}

export const choiceNames = ['board', 'status', 'priority', 'type'] as const;
export type ChoiceName = (typeof choiceNames)[number];

/** The choices as shown, saving them, and the available ones. */
export function useServiceForm(saved: TicketService) {
  const queries = useQueryClient();
  const { values, isDirty, isContested, edit, discard, settle } = useEdits<ServiceValues>({
    enabled: saved.enabled,
    boardId: saved.board?.id ?? null,
    statusId: saved.status?.id ?? null,
    priorityId: saved.priority?.id ?? null,
    typeId: saved.type?.id ?? null,
  });
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const lists = {
    board: useQuery(boardsQuery),
    status: useQuery(statusesQuery(values.boardId)),
    priority: useQuery(prioritiesQuery),
    type: useQuery(typesQuery(values.boardId)),
  };

  const save = useMutation({
    // More may be chosen while these are being saved.
    mutationFn: async () => {
      const sent = values;
      return { sent, now: await read(api.PUT('/api/v1/connectwise/ticket-service', { body: sent })) };
    },
    onSuccess({ sent, now }) {
      queries.setQueryData(ticketServiceQuery.queryKey, now);
      settle(sent);
      setErrors({});
      void refresh(queries, 'status');
    },
    onError(error) {
      setErrors(fieldErrors(error));
    },
  });

  const nameOf = (name: ChoiceName): string | undefined => {
    const id = values[`${name}Id`];
    if (id === null) return undefined;
    return (
      lists[name].data?.items.find((one) => one.id === id)?.name ??
      (saved[name]?.id === id ? saved[name].name : undefined)
    );
  };

  /** Another board has its own statuses and types: a choice with the same name there stays chosen. */
  async function chooseBoard(boardId: number | null) {
    const names = { status: nameOf('status'), type: nameOf('type') };
    edit({ boardId, statusId: null, typeId: null });
    if (boardId === null) return;
    const [statuses, types] = await Promise.allSettled([
      queries.fetchQuery(statusesQuery(boardId)),
      queries.fetchQuery(typesQuery(boardId)),
    ]);
    const kept = (read: typeof statuses, name: string | undefined) =>
      read.status === 'fulfilled' ? (sameName(name, read.value.items)?.id ?? null) : null;
    edit((now) =>
      now.boardId === boardId
        ? {
            statusId: now.statusId ?? kept(statuses, names.status),
            typeId: now.typeId ?? kept(types, names.type),
          }
        : {},
    );
  }

  return {
    saved,
    values,
    isDirty,
    isContested,
    errors,
    lists,
    nameOf,
    save,
    missing: choiceNames.filter((name) => values[`${name}Id`] === null),
    enable(enabled: boolean) {
      edit({ enabled });
      save.reset();
    },
    choose(name: ChoiceName, id: number | null) {
      setErrors(({ [`${name}Id`]: _, ...others }) => others);
      save.reset();
      if (name === 'board') void chooseBoard(id);
      else edit({ [`${name}Id`]: id });
    },
    discard() {
      discard();
      setErrors({});
      save.reset();
    },
  };
}

export type ServiceForm = ReturnType<typeof useServiceForm>;
export type { Choice };
