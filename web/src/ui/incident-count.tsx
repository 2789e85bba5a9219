import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, read } from '../api/client.ts';
import { text } from '../text/index.ts';
import { formatNumber } from './number.ts';
import { ProblemAlert } from './problem-alert.tsx';

interface IncidentCountProps {
  readonly filter: { readonly reason: string; readonly domain?: string; readonly companyId?: number };
  readonly children: (count: string, isOne: boolean) => string;
}

/** How many open incidents a change affects, for the dialog that asks before it. */
export function IncidentCount({ filter, children }: IncidentCountProps) {
  const { companyId, ...rest } = filter;
  const query = {
    ...rest,
    ...(companyId === undefined ? {} : { companyId: String(companyId) }),
    state: 'open',
    limit: 1,
  } as const;
  const { data, error, refetch } = useQuery({
    queryKey: ['incidents', 'count', filter],
    queryFn: ({ signal }) => read(api.GET('/api/v1/incidents', { params: { query }, signal })),
  });
  if (data === undefined && error !== null)
    return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Text c="dimmed">{text.ui.counting}</Text>;
  if (data.total === 0) return <Text>{text.ui.noIncidents}</Text>;
  const count = formatNumber(data.total);
  return <Text>{children(data.totalIsExact ? count : text.ui.atLeast(count), data.total === 1)}</Text>;
}
