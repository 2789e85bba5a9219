import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import { refresh } from '../../api/query-keys.ts';
import type { components, paths } from '../../api/schema.d.ts';

export type Schedule = components['schemas']['ReportSchedule'];
export type ScheduleBody =
  paths['/api/v1/reports/schedules']['post']['requestBody']['content']['application/json'];

export const schedulesQuery = queryOptions({
  queryKey: ['settings', 'report-schedules'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/reports/schedules', { signal })),
  // Sending a report changes no setting, so no live event reports it.
  refetchInterval: 10_000,
});

const of = (id: number) => ({ params: { path: { id } } });

export const saveSchedule = ({ id, body }: { readonly id: number | null; readonly body: ScheduleBody }) =>
  id === null
    ? read(api.POST('/api/v1/reports/schedules', { body }))
    : read(api.PUT('/api/v1/reports/schedules/{id}', { ...of(id), body }));

export const removeSchedule = (id: number) => read(api.DELETE('/api/v1/reports/schedules/{id}', of(id)));
export const testSchedule = (id: number) => read(api.POST('/api/v1/reports/schedules/{id}/test', of(id)));

export const sendAgain = ({ id, deliveryId }: { readonly id: number; readonly deliveryId: number }) =>
  read(
    api.POST('/api/v1/reports/schedules/{id}/deliveries/{deliveryId}/send-again', {
      params: { path: { id, deliveryId } },
    }),
  );

export function useScheduleChange<Given, Made>(change: (given: Given) => Promise<Made>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => refresh(queries, 'settings', 'status') });
}
