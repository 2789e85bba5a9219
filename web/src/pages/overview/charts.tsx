import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { Box, Group, Paper, SimpleGrid, Text, Title, useComputedColorScheme } from '@mantine/core';
import { text } from '../../text/index.ts';
import { formatNumber } from '../../ui/number.ts';
import { chartHeight } from './chart-height.ts';
import { longTime, type Measure, measures, peakOf, type Series, shortTime, totalOf } from './series.ts';

/** A chart for each measure. Its content is also in a sentence, and in the table beside it. */
export function Charts({ series }: { series: Series }) {
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }}>
      {measures.map((measure) => (
        <Chart key={measure} series={series} measure={measure} />
      ))}
    </SimpleGrid>
  );
}

function Chart({ series, measure }: { series: Series; measure: Measure }) {
  const words = text.overview.charts;
  const scheme = useComputedColorScheme('light');
  const name = words[measure];
  return (
    <Paper>
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h4">
          {name}
        </Title>
        <Text size="sm" c="dimmed">
          {words.total(formatNumber(totalOf(series, measure)))}
        </Text>
      </Group>
      <Box role="img" aria-label={describe(series, measure)}>
        <BarChart
          aria-hidden
          h={chartHeight}
          data={[...series]}
          dataKey="start"
          series={[{ name: measure, label: name, color: scheme === 'dark' ? 'picket.4' : 'picket.7' }]}
          accessibilityLayer={false}
          valueFormatter={formatNumber}
          tickLine="none"
          xAxisProps={{ tickFormatter: shortTime(series), minTickGap: 24, interval: 'preserveStartEnd' }}
          yAxisProps={{ allowDecimals: false, width: 44 }}
          tooltipProps={{ labelFormatter: (label) => (typeof label === 'string' ? longTime(label) : '') }}
          barProps={{ isAnimationActive: false, radius: [2, 2, 0, 0] }}
        />
      </Box>
    </Paper>
  );
}

/** The chart in a sentence, for those who do not see it. */
function describe(series: Series, measure: Measure): string {
  const words = text.overview.charts;
  const peak = peakOf(series, measure);
  if (peak === undefined) return words.describeNone(words[measure]);
  return words.describe(
    words[measure],
    formatNumber(totalOf(series, measure)),
    formatNumber(peak[measure]),
    longTime(peak.start),
  );
}
