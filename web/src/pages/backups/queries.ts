import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';

export type Backups = Answer<'/api/v1/backups'>;
export type BackupSettings = Answer<'/api/v1/settings/backup'>;

const soonMs = 2000;
const idleMs = 60_000;

export const backupsQuery = queryOptions({
  queryKey: ['settings', 'backups'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/backups', { signal })),
  refetchInterval: ({ state: { data } }) => (data !== undefined && isPending(data) ? soonMs : idleMs),
});

/** Whether a backup is being written, or about to be. */
export const isPending = ({ running, nextAt }: Backups): boolean =>
  running || (nextAt !== null && Date.parse(nextAt) <= Date.now());

export const backupSettingsQuery = queryOptions({
  queryKey: ['settings', 'backup'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/backup', { signal })),
});

export function useBackUpNow() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => read(api.POST('/api/v1/backups')),
    onSuccess: () => queries.invalidateQueries({ queryKey: backupsQuery.queryKey }),
  });
}
