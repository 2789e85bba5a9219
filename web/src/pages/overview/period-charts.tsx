import { Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { overview as overviewText } from '../../text/en/overview.ts';
import { overviewPeriod } from '../../text/en/overview-period.ts';
import { OverTime } from '../../ui/over-time/over-time.tsx';
import { details, seriesOf } from './charts.ts';
import type { Overview } from './queries.ts';

/** Tickets and incidents by severity, and detections, beside those of the period before. */
export function PeriodCharts({ overview }: { overview: Overview | undefined }) {
  const series = useMemo(() => overview && seriesOf(overview), [overview]);
  return (
    <Stack gap="xs">
      <OverTime {...overviewText.charts} series={series} details={details} />
      <Text size="sm" c="dimmed">
        {overviewPeriod.countedBy}
      </Text>
    </Stack>
  );
}
