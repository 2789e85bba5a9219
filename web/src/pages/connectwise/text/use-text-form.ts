import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, read } from '../../../api/client.ts';
import { fieldErrors } from '../../../api/field-errors.ts';
import { refresh } from '../../../api/query-keys.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { useEdits } from '../../../ui/use-edits.ts';
import { type TicketText, ticketTextQuery } from '../queries.ts';

export const textParts = ['summary', 'description'] as const;
export type TextPart = (typeof textParts)[number];
type Values = Readonly<Record<TextPart, string | null>>;

/** The typed templates, a preview of the ticket, and saving them. */
export function useTextForm(saved: TicketText) {
  const queries = useQueryClient();
  const { values, isDirty, isContested, edit, discard, settle } = useEdits<Values>({
    summary: saved.summary,
    description: saved.description,
  });
  const [incidentId, setIncidentId] = useState<number | undefined>(undefined);
  const [tried] = useDebouncedValue({ values, incidentId }, 300);
  const preview = useQuery({
    queryKey: ['settings', 'ticket-text', 'preview', tried],
    queryFn: ({ signal }) =>
      read(
        api.POST('/api/v1/connectwise/ticket-text/preview', {
          body: {
            ...tried.values,
            ...(tried.incidentId === undefined ? {} : { incidentId: tried.incidentId }),
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    mutationFn: async () => {
      const sent = values;
      return { sent, now: await read(api.PUT('/api/v1/connectwise/ticket-text', { body: sent })) };
    },
    onSuccess({ sent, now }) {
      queries.setQueryData(ticketTextQuery.queryKey, now);
      settle(sent);
      void refresh(queries, 'status');
    },
  });
  const refused = fieldErrors(save.error);

  return {
    saved,
    values,
    isDirty,
    isContested,
    discard,
    incidentId,
    setIncidentId,
    preview,
    save,
    /** The error of a part: of the typed text, or else why it was not saved. */
    errorOf(part: TextPart): string | undefined {
      const faults = preview.data?.[part].faults ?? [];
      if (faults.length === 0) return refused[part];
      return faults
        .map(({ line, column, message }) => connectWise.ticketText.fault(line, column, message))
        .join(' ');
    },
    write(part: TextPart, template: string) {
      save.reset();
      // An empty template means the built-in text.
      edit({ [part]: template === '' || template === saved.defaults[part] ? null : template });
    },
    reset(part: TextPart) {
      save.reset();
      edit({ [part]: null });
    },
  };
}

export type TextForm = ReturnType<typeof useTextForm>;
