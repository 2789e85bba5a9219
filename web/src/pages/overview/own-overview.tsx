import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { text } from '../../text/index.ts';
import { OverTime } from '../../ui/over-time/over-time.tsx';
import { Failed } from '../../ui/states.tsx';
import { overviewQuery } from './queries.ts';
import type { Window } from './search.ts';
import { TopLists } from './top-lists.tsx';

/** The charts alone: what somebody who is limited to companies sees of theirs. */
export function OwnOverview({ window }: { window: Window }) {
  const { data: overview, error, refetch } = useQuery(overviewQuery(window));
  if (overview === undefined && error !== null) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Stack gap="xl">
      <OverTime {...text.overview.charts} series={overview?.buckets} />
      <TopLists top={overview?.top} window={window} />
    </Stack>
  );
}
