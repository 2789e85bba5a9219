import { Box, Group, Paper, SegmentedControl, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { text } from '../../text/index.ts';
import { WhenNear } from '../when-near.tsx';
import { chartHeight } from './chart-height.ts';
import type { ChartsProps, Charts as ChartsType } from './charts.tsx';
import { DetailTable } from './detail-table.tsx';
import { Legend } from './legend.tsx';
import type { AnyBucket, Detail, Series } from './series.ts';
import { SeriesTable } from './series-table.tsx';

// The chart library is larger than the rest of the page, so it is loaded when there is data.
const Charts = lazy(() =>
  import('./charts.tsx').then(({ Charts }) => ({ default: Charts })),
) as typeof ChartsType;

interface OverTimeProps<Measure extends string> {
  readonly title: string;
  /** The accessible name: what is counted. */
  readonly caption: string;
  /** The names of the measures, in order. */
  readonly measures: Readonly<Record<Measure, string>>;
  readonly series: Series<NoInfer<Measure>> | undefined;
  readonly details?: Readonly<Partial<Record<NoInfer<Measure>, Detail>>> | undefined;
}

/** Counts over time: as a chart or a table. */
export function OverTime<Measure extends string>(props: OverTimeProps<Measure>) {
  const { title, caption, measures, series, details } = props;
  const words = text.ui.overTime;
  const [as, setAs] = useState('charts');
  return (
    <Stack component="section" gap="sm" aria-label={title}>
      <Group justify="space-between">
        <Title order={2}>{title}</Title>
        <SegmentedControl
          size="xs"
          aria-label={words.shownAs}
          value={as}
          onChange={setAs}
          data={[
            { value: 'charts', label: words.asCharts },
            { value: 'table', label: words.asTable },
          ]}
        />
      </Group>
      {series === undefined ? (
        <ChartsSkeleton measures={measures} details={details} />
      ) : as === 'table' ? (
        details === undefined ? (
          <SeriesTable series={series} measures={measures} caption={caption} />
        ) : (
          <DetailTables series={series} measures={measures} details={details} />
        )
      ) : (
        <WhenNear placeholder={<ChartsSkeleton measures={measures} details={details} isIdle />}>
          <Suspense fallback={<ChartsSkeleton measures={measures} details={details} />}>
            <Charts series={series} measures={measures} details={details} />
          </Suspense>
        </WhenNear>
      )}
    </Stack>
  );
}

/** One table for each measure: together they would be too wide to read. */
function DetailTables<Measure extends string>({ series, measures, details }: ChartsProps<Measure>) {
  return (Object.keys(measures) as Measure[]).map((measure) => {
    const detail = details?.[measure];
    return detail === undefined ? null : (
      <DetailTable
        key={measure}
        name={measures[measure]}
        measure={measure}
        series={series as readonly AnyBucket[]}
        detail={detail}
      />
    );
  });
}

interface ChartsSkeletonProps {
  readonly measures: Readonly<Record<string, string>>;
  readonly details: Readonly<Partial<Record<string, Detail>>> | undefined;
  /** Nothing is loading, because the reader has not scrolled there yet. */
  readonly isIdle?: boolean;
}

/** As high as the charts, whatever the width: it has their titles, and unseen the rest of their texts. */
const ChartsSkeleton = ({ measures, details, isIdle = false }: ChartsSkeletonProps) => (
  <SimpleGrid cols={{ base: 1, md: Object.keys(measures).length }} aria-busy={!isIdle}>
    {Object.entries(measures).map(([measure, name]) => {
      const detail = details?.[measure];
      return (
        <Paper key={measure}>
          <Box mb="xs">
            <Title order={3} size="h4">
              {name}
            </Title>
            <Text size="sm" aria-hidden>
              &nbsp;
            </Text>
          </Box>
          {isIdle ? <Box h={chartHeight} /> : <Skeleton height={chartHeight} />}
          {detail !== undefined && (
            <div style={{ visibility: 'hidden' }}>
              <Legend detail={detail} scheme="light" />
            </div>
          )}
        </Paper>
      );
    })}
  </SimpleGrid>
);
