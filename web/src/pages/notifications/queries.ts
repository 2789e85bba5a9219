import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { refresh } from '../../api/query-keys.ts';
import type { components, paths } from '../../api/schema.d.ts';

export type Channel = components['schemas']['NotificationChannel'];
export type ChannelKind = Channel['kind'];
export type ChosenEvents = Channel['events'];
export type EventName = keyof ChosenEvents;
export type NotifiedEvent = Answer<'/api/v1/notifications/events'>['items'][number];
export type HeartbeatBody =
  paths['/api/v1/notifications/heartbeat']['put']['requestBody']['content']['application/json'];
type NewChannel =
  paths['/api/v1/notifications/channels']['post']['requestBody']['content']['application/json'];
export type ChannelBody = Omit<NewChannel, 'kind'>;

const key = ['settings', 'notifications'] as const;

export const channelsQuery = queryOptions({
  queryKey: [...key, 'channels'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/notifications/channels', { signal })),
});

export const eventsQuery = queryOptions({
  queryKey: [...key, 'events'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/notifications/events', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

/** No live event reports a call of the heartbeat, so it is loaded again. */
export const heartbeatQuery = queryOptions({
  queryKey: [...key, 'heartbeat'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/notifications/heartbeat', { signal })),
  refetchInterval: 30_000,
});

/** A change of channels, or of the heartbeat. */
export function useNotificationChange<Given, Made>(change: (given: Given) => Promise<Made>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    // A failed test is stored too.
    onSettled: () => refresh(queries, 'settings', 'status'),
  });
}

const params = (id: number) => ({ params: { path: { id } } });

interface Saving {
  /** Null if it is new. */
  readonly id: number | null;
  readonly kind: ChannelKind;
  readonly body: ChannelBody;
}

export async function saveChannel({
  id,
  kind,
  body,
}: Saving): Promise<{ readonly signing?: string | undefined }> {
  if (id === null) return read(api.POST('/api/v1/notifications/channels', { body: { kind, ...body } }));
  await read(api.PATCH('/api/v1/notifications/channels/{id}', { ...params(id), body }));
  return {};
}

export const deleteChannel = (id: number) =>
  read(api.DELETE('/api/v1/notifications/channels/{id}', params(id)));

export const testChannel = (id: number) =>
  read(api.POST('/api/v1/notifications/channels/{id}/test', params(id)));

export const saveHeartbeat = (body: HeartbeatBody) =>
  read(api.PUT('/api/v1/notifications/heartbeat', { body }));

export const removeHeartbeat = () => read(api.DELETE('/api/v1/notifications/heartbeat'));
