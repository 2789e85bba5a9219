import { Group, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { type Period, periods } from '../../../ui/list-search.ts';
import { OverTime } from '../../../ui/over-time/over-time.tsx';
import { Failed } from '../../../ui/states.tsx';
import { bucketsOf } from './buckets.ts';
import { Numbers } from './numbers.tsx';
import { statisticsQuery } from './queries.ts';
import { TopBlocked, topBlockedHeight } from './top-blocked.tsx';

const words = dns.statistics;

interface StatisticsProps {
  /** Omitted for all companies. */
  readonly companyId?: number;
  readonly period: Period;
  readonly onPeriod: (period: Period) => void;
}

/** How many queries there were, and how many were blocked, over a period that the reader chooses. */
export function Statistics({ companyId, period, onPeriod }: StatisticsProps) {
  const { data, error, refetch, dataUpdatedAt } = useQuery(statisticsQuery(period, companyId));
  const hours = data?.hours;
  const series = useMemo(
    () => hours && bucketsOf(hours, period, new Date(dataUpdatedAt)),
    [hours, period, dataUpdatedAt],
  );
  if (data === undefined && error !== null) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Stack>
      <Group justify="flex-end">
        <SegmentedControl
          aria-label={words.period}
          value={period}
          onChange={(value) => onPeriod(value as Period)}
          data={(Object.keys(periods) as Period[]).map((value) => ({
            value,
            label: text.lists.periods[value],
          }))}
        />
      </Group>
      <OverTime title={words.title} caption={words.caption} measures={words.measures} series={series} />
      {data === undefined ? (
        <>
          <Skeleton height={160} aria-busy />
          <Skeleton height={topBlockedHeight} />
        </>
      ) : (
        <>
          <Numbers hours={data.hours} />
          <TopBlocked
            companyId={companyId}
            period={period}
            {...(companyId === undefined ? { companies: data.companies } : {})}
          />
        </>
      )}
    </Stack>
  );
}
