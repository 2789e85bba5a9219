import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { usePages } from '../../api/pages.ts';
import { refresh } from '../../api/query-keys.ts';
import type { paths } from '../../api/schema.d.ts';

export type Suppression = Answer<'/api/v1/silences'>['items'][number];
export type Matchers = Suppression['matchers'];
export type Severity = Matchers['severities'][number];
export type MaintenanceWindow = Answer<'/api/v1/maintenance-windows'>['items'][number];
export type SeveritySettings = Answer<'/api/v1/settings/severity'>;
export type WindowBody =
  paths['/api/v1/maintenance-windows']['post']['requestBody']['content']['application/json'];
export type NewSilence = paths['/api/v1/silences']['post']['requestBody']['content']['application/json'];
export type Acceptance =
  paths['/api/v1/incidents/{id}/accept']['post']['requestBody']['content']['application/json'];

export const severities = [
  'critical',
  'high',
  'medium',
  'low',
  'informational',
] as const satisfies Severity[];

export type SuppressionKind = 'silences' | 'acceptances';

/** Silences or accepted risks: those in force, or all. */
export const useSuppressions = (kind: SuppressionKind, shown: 'active' | 'all') =>
  usePages<Suppression>(['settings', kind, shown], (cursor, signal) =>
    read(
      api.GET(`/api/v1/${kind}`, {
        params: {
          query: {
            ...(cursor === undefined ? {} : { cursor }),
            ...(shown === 'active' ? { state: shown } : {}),
          },
        },
        signal,
      }),
    ),
  );

/** How many incidents a silence would match. */
export const usePreview = (matchers: Matchers) =>
  useQuery({
    queryKey: ['incidents', 'preview', matchers],
    queryFn: ({ signal }) => read(api.POST('/api/v1/silences/preview', { body: { matchers }, signal })),
  });

export const useWindows = () =>
  useQuery({
    queryKey: ['settings', 'maintenance-windows'],
    queryFn: ({ signal }) => read(api.GET('/api/v1/maintenance-windows', { signal })),
  });

export const severityQuery = queryOptions({
  queryKey: ['settings', 'severity'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/severity', { signal })),
});

/** A change of silences, accepted risks or windows: incidents are decided again. */
export function useNoiseChange<T, V>(mutationFn: (values: V) => Promise<T>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    async onSuccess() {
      await refresh(queries, 'settings', 'incidents', 'status');
    },
  });
}

export const makeSilence = (body: NewSilence) => read(api.POST('/api/v1/silences', { body }));

export const endSuppression = ({ kind, id }: { kind: SuppressionKind; id: number }) => {
  const params = { path: { id } };
  return kind === 'silences'
    ? read(api.POST('/api/v1/silences/{id}/end', { params }))
    : read(api.POST('/api/v1/acceptances/{id}/revoke', { params }));
};

export const acceptRisk = ({ incidentId, ...body }: Acceptance & { incidentId: number }) =>
  read(api.POST('/api/v1/incidents/{id}/accept', { params: { path: { id: incidentId } }, body }));

/** Creates or changes a window. */
export const saveWindow = ({ id, body }: { id: number | null; body: WindowBody }) =>
  id === null
    ? read(api.POST('/api/v1/maintenance-windows', { body }))
    : read(api.PUT('/api/v1/maintenance-windows/{id}', { params: { path: { id } }, body }));

export const deleteWindow = (id: number) =>
  read(api.DELETE('/api/v1/maintenance-windows/{id}', { params: { path: { id } } }));

export const saveSeverity = (body: SeveritySettings) => read(api.PUT('/api/v1/settings/severity', { body }));
