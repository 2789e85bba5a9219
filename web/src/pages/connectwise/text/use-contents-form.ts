import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../../api/answer.ts';
import { api, read } from '../../../api/client.ts';
import { useEditForm } from '../../../ui/use-edit-form.ts';

export type TicketContents = Answer<'/api/v1/settings/ticket-contents'>;

export const ticketContentsQuery = queryOptions({
  queryKey: ['settings', 'ticket-contents'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/ticket-contents', { signal })),
});

/** Where in a ticket Picket writes, and whether it attaches the detections. */
export const useContentsForm = (saved: TicketContents) =>
  useEditForm({
    saved,
    queryKey: ticketContentsQuery.queryKey,
    put: (body) => read(api.PUT('/api/v1/settings/ticket-contents', { body })),
  });
