import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failed } from '../../ui/states.tsx';
import { PeriodCharts } from './period-charts.tsx';
import { overviewQuery } from './queries.ts';
import type { OverviewSearch } from './search.ts';
import { TopLists } from './top-lists.tsx';

/** Only the charts: the overview for users who are limited to companies. */
export function OwnOverview({ search }: { search: OverviewSearch }) {
  const { data: overview, error, refetch } = useQuery(overviewQuery(search));
  if (overview === undefined && error !== null) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Stack gap="xl">
      <PeriodCharts overview={overview} />
      <TopLists overview={overview} />
    </Stack>
  );
}
