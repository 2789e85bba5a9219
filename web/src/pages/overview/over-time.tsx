import { Group, Paper, SegmentedControl, SimpleGrid, Skeleton, Stack, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { text } from '../../text/index.ts';
import { chartHeight } from './chart-height.ts';
import { measures, type Series } from './series.ts';
import { SeriesTable } from './series-table.tsx';

// The chart library is larger than the rest of the page: it is loaded when there is something to draw.
const Charts = lazy(() => import('./charts.tsx').then(({ Charts }) => ({ default: Charts })));

/** Tickets, incidents and detections over time: as a chart or a table. */
export function OverTime({ series }: { series: Series | undefined }) {
  const words = text.overview.charts;
  const [as, setAs] = useState('charts');
  return (
    <Stack component="section" gap="sm" aria-label={words.title}>
      <Group justify="space-between">
        <Title order={2}>{words.title}</Title>
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
        <ChartsSkeleton />
      ) : as === 'table' ? (
        <SeriesTable series={series} />
      ) : (
        <Suspense fallback={<ChartsSkeleton />}>
          <Charts series={series} />
        </Suspense>
      )}
    </Stack>
  );
}

const ChartsSkeleton = () => (
  <SimpleGrid cols={{ base: 1, md: 3 }} aria-busy>
    {measures.map((measure) => (
      <Paper key={measure}>
        <Skeleton height={20} width="50%" mb={14} />
        <Skeleton height={chartHeight} />
      </Paper>
    ))}
  </SimpleGrid>
);
