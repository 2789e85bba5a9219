import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../../api/answer.ts';
import { api, read } from '../../../api/client.ts';

export type TicketDefaults = Answer<'/api/v1/companies/{id}/ticket-defaults'>;
export type CustomerKind = 'agreement' | 'site' | 'contact';

export const ticketDefaultsQuery = (id: number) =>
  queryOptions({
    queryKey: ['companies', 'defaults', id],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/companies/{id}/ticket-defaults', { params: { path: { id } }, signal })),
  });

/** Agreements, sites or contacts of the mapped company, read live. */
export const customerChoicesQuery = (id: number, kind: CustomerKind, search: string) =>
  queryOptions({
    queryKey: ['connectwise', 'customers', id, kind, search],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/companies/{id}/ticket-defaults/choices', {
          params: { path: { id }, query: { kind, search } },
          signal,
        }),
      ),
  });
