import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { refresh } from '../../api/query-keys.ts';
import { useRows } from '../../ui/use-rows.ts';
import type { TicketSearch } from './search.ts';

export type Ticket = Answer<'/api/v1/tickets'>['items'][number];
export type TicketState = Ticket['state'];
export type TicketDetails = Answer<'/api/v1/tickets/{id}'>;

export const useTickets = (search: TicketSearch) =>
  useRows('tickets', search, (query, signal) =>
    read(api.GET('/api/v1/tickets', { params: { query }, signal })),
  );

export const ticketQuery = (id: number) =>
  queryOptions({
    queryKey: ['tickets', 'one', id],
    queryFn: ({ signal }) => read(api.GET('/api/v1/tickets/{id}', { params: { path: { id } }, signal })),
  });

/** What a person found in ConnectWise for a ticket with an unknown outcome; undefined for other tickets. */
export type Finding = { readonly confirmAbsent: true } | { readonly connectwiseTicketId: number } | undefined;

/** Tries a ticket again, or stores whether ConnectWise has it. */
export function useRetryTicket(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (finding: Finding) =>
      read(
        api.POST('/api/v1/tickets/{id}/retry', {
          params: { path: { id } },
          body: finding ?? {},
        }),
      ),
    onSuccess: () => refresh(queries, 'tickets', 'incidents', 'status'),
  });
}
