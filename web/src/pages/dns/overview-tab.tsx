import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Failed } from '../../ui/states.tsx';
import { useShow } from '../../ui/use-show.ts';
import { FirstSteps, useStepsKnown } from './overview/first-steps.tsx';
import { StatePanel } from './overview/state-panel.tsx';
import { Totals } from './overview/totals.tsx';
import { Upstreams } from './overview/upstreams.tsx';
import { WhyPanel } from './overview/why-panel.tsx';
import { dnsStatusQuery } from './queries.ts';
import type { StatisticsSearch } from './statistics/search.ts';
import { Statistics } from './statistics/statistics.tsx';

/** Whether the protective DNS answers and with which policy, the remaining setup, and why a name is blocked. */
export function OverviewTab() {
  const { last = '24h' } = useSearch({ from: '/inside/dns/overview' });
  const show = useShow<StatisticsSearch>();
  const { data: status, error, refetch } = useQuery(dnsStatusQuery);
  const stepsKnown = useStepsKnown();
  // The steps are above all else: without them, everything would move down when they arrive.
  if (status === undefined || !stepsKnown)
    return error === null ? (
      <Skeleton height={420} aria-busy />
    ) : (
      <Failed error={error} retry={() => void refetch()} />
    );
  return (
    <Stack gap="lg">
      <FirstSteps status={status} />
      <StatePanel status={status} />
      <Statistics period={last} onPeriod={(chosen) => show({ last: chosen })} />
      {status.totals !== null && <Totals totals={{ ...status.totals, lost: status.lost }} />}
      {status.upstreams.length > 0 && <Upstreams upstreams={status.upstreams} />}
      {status.inForce !== null && <WhyPanel />}
    </Stack>
  );
}
