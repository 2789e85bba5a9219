import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { Box, Group, Paper, SimpleGrid, Text, Title, useComputedColorScheme } from '@mantine/core';
import { text } from '../../text/index.ts';
import { formatNumber } from '../number.ts';
import { chartHeight } from './chart-height.ts';
import { longTime, peakOf, type Series, shortTime, totalOf } from './series.ts';

const words = text.ui.overTime;

export interface ChartsProps<Measure extends string> {
  readonly series: Series<Measure>;
  /** The names of what is drawn, in order. */
  readonly measures: Readonly<Record<Measure, string>>;
}

/** A chart for each measure. Its content is also in a sentence, and in the table beside it. */
export function Charts<Measure extends string>({ series, measures }: ChartsProps<Measure>) {
  const drawn = Object.keys(measures) as Measure[];
  return (
    <SimpleGrid cols={{ base: 1, md: drawn.length }}>
      {drawn.map((measure) => (
        <Chart key={measure} series={series} measure={measure} name={measures[measure]} />
      ))}
    </SimpleGrid>
  );
}

interface ChartProps<Measure extends string> {
  readonly series: Series<Measure>;
  readonly measure: Measure;
  readonly name: string;
}

function Chart<Measure extends string>({ series, measure, name }: ChartProps<Measure>) {
  const scheme = useComputedColorScheme('light');
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
      <Box role="img" aria-label={describe({ series, measure, name })}>
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
function describe<Measure extends string>({ series, measure, name }: ChartProps<Measure>): string {
  const peak = peakOf(series, measure);
  if (peak === undefined) return words.describeNone(name);
  return words.describe(
    name,
    formatNumber(totalOf(series, measure)),
    formatNumber(peak[measure]),
    longTime(peak.start),
  );
}
