import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';

type Got<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Connection = Got<'/api/v1/connectwise/connection'>;

/** The connection, without its private key; its health is in it. */
export const connectionQuery = queryOptions({
  queryKey: ['settings', 'connection'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/connectwise/connection', { signal })),
});

export type TicketService = Got<'/api/v1/connectwise/ticket-service'>;

/** Whether tickets are opened, and where. */
export const ticketServiceQuery = queryOptions({
  queryKey: ['settings', 'ticket-service'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/connectwise/ticket-service', { signal })),
});

/** Whether ConnectWise tells of changed tickets at once. */
export const callbacksQuery = queryOptions({
  queryKey: ['settings', 'callbacks'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/callbacks', { signal })),
});
