import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';

type Got<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Connection = Got<'/api/v1/connectwise/connection'>;

/** The connection without its private key; includes its health. */
export const connectionQuery = queryOptions({
  queryKey: ['settings', 'connection'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/connectwise/connection', { signal })),
});

export type TicketService = Got<'/api/v1/connectwise/ticket-service'>;

export type TicketText = Got<'/api/v1/connectwise/ticket-text'>;

/** The text of tickets, and the variables of templates. */
export const ticketTextQuery = queryOptions({
  queryKey: ['settings', 'ticket-text'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/connectwise/ticket-text', { signal })),
});

export type RoutingRules = Got<'/api/v1/connectwise/routing-rules'>;
export type RoutingRule = RoutingRules['items'][number];

/** Routing rules, in order. */
export const routingRulesQuery = queryOptions({
  queryKey: ['settings', 'routing-rules'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/connectwise/routing-rules', { signal })),
});

/** Whether tickets are opened, and where. */
export const ticketServiceQuery = queryOptions({
  queryKey: ['settings', 'ticket-service'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/connectwise/ticket-service', { signal })),
});

/** Whether ConnectWise reports changed tickets at once. */
export const callbacksQuery = queryOptions({
  queryKey: ['settings', 'callbacks'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/callbacks', { signal })),
});
