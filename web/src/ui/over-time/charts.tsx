import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { Box, Center, Paper, SimpleGrid, Text, Title, useComputedColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { text } from '../../text/index.ts';
import { formatNumber } from '../number.ts';
import { linkTo } from '../path-link.tsx';
import { chartHeight } from './chart-height.ts';
import { beforeColor, Legend } from './legend.tsx';
import {
  type AnyBucket,
  type Detail,
  longTime,
  peakOf,
  type Series,
  shortTime,
  sumAt,
  totalOf,
} from './series.ts';

const words = text.ui.overTime;

export interface ChartsProps<Measure extends string> {
  readonly series: Series<Measure>;
  /** The names of the measures, in order. */
  readonly measures: Readonly<Record<Measure, string>>;
  /** Some measures have details: their parts, and the previous period. */
  readonly details?: Readonly<Partial<Record<Measure, Detail>>> | undefined;
}

/** A chart for each measure. Its content is also in a sentence, and in the table. */
export function Charts<Measure extends string>({ series, measures, details }: ChartsProps<Measure>) {
  const drawn = Object.keys(measures) as Measure[];
  const finished = useOneByOne(drawn.length);
  return (
    <SimpleGrid cols={{ base: 1, md: drawn.length }}>
      {drawn.map((measure, at) => (
        <Chart
          key={measure}
          series={series}
          measure={measure}
          name={measures[measure]}
          detail={details?.[measure]}
          isDrawn={at < finished}
        />
      ))}
    </SimpleGrid>
  );
}

/** Counts up to `count`, one in each task: to draw all charts in one would block the page. */
function useOneByOne(count: number): number {
  const [done, setDone] = useState(0);
  useEffect(() => {
    if (done >= count) return;
    const timer = setTimeout(() => setDone(done + 1));
    return () => clearTimeout(timer);
  }, [done, count]);
  return done;
}

interface ChartProps<Measure extends string> {
  readonly series: Series<Measure>;
  readonly measure: Measure;
  readonly name: string;
  readonly detail: Detail | undefined;
  /** Whether its turn has come; until then its place is empty. */
  readonly isDrawn: boolean;
}

function Chart<Measure extends string>({ series, measure, name, detail, isDrawn }: ChartProps<Measure>) {
  const scheme = useComputedColorScheme('light');
  const navigate = useNavigate();
  const open = (bucket: AnyBucket, part: string) => {
    if (detail !== undefined)
      void navigate(linkTo(detail.pathOf(bucket, part === detail.before.key ? undefined : part)));
  };
  const total = totalOf(series, measure);
  const before = detail === undefined ? 0 : sumAt(series as readonly AnyBucket[], detail.before.key);
  return (
    <Paper>
      <Box mb="xs">
        <Title order={3} size="h4">
          {name}
        </Title>
        <Text size="sm" c="dimmed">
          {detail === undefined
            ? words.total(formatNumber(total))
            : words.totalAndBefore(formatNumber(total), formatNumber(before))}
        </Text>
      </Box>
      <Box role="img" aria-label={describe({ series, measure, name })}>
        {total + before === 0 ? (
          // Axes without a bar would look as if the numbers were missing.
          <Center h={chartHeight} aria-hidden>
            <Text size="sm" c="dimmed">
              {text.ui.top.none}
            </Text>
          </Center>
        ) : isDrawn ? (
          <BarChart
            aria-hidden
            h={chartHeight}
            data={[...series]}
            dataKey="start"
            series={drawnBy(series as readonly AnyBucket[], { measure, name, detail, scheme })}
            accessibilityLayer={false}
            valueFormatter={formatNumber}
            tickLine="none"
            xAxisProps={{ tickFormatter: shortTime(series), minTickGap: 24, interval: 'preserveStartEnd' }}
            yAxisProps={{ allowDecimals: false, width: 44 }}
            tooltipProps={{ labelFormatter: (label) => (typeof label === 'string' ? longTime(label) : '') }}
            barProps={({ name: key }) => ({
              isAnimationActive: false,
              ...(detail === undefined
                ? { radius: [2, 2, 0, 0] }
                : {
                    cursor: 'pointer',
                    onClick: ({ payload }: { payload?: AnyBucket }) => payload && open(payload, key),
                  }),
            })}
          />
        ) : (
          <Box h={chartHeight} />
        )}
      </Box>
      {detail !== undefined && total + before > 0 && <Legend detail={detail} scheme={scheme} />}
    </Paper>
  );
}

interface Look extends Pick<ChartProps<string>, 'measure' | 'name' | 'detail'> {
  readonly scheme: 'light' | 'dark';
}

/**
 * The bars of a bucket: one, or its stacked parts with the previous period beside them. A part that is zero everywhere
 * is left out: its bars would not be seen, but take as long to draw as others.
 */
function drawnBy(buckets: readonly AnyBucket[], { measure, name, detail, scheme }: Look) {
  const plain = { name: measure, label: name, color: scheme === 'dark' ? 'picket.4' : 'picket.7' };
  if (detail === undefined) return [plain];
  const { parts, before } = detail;
  const present = parts.filter(({ key }) => sumAt(buckets, key) > 0);
  const now = present.map(({ key, label, color }) => ({
    name: key,
    label,
    color: color[scheme],
    stackId: 'now',
  }));
  return [
    { name: before.key, label: before.label, color: beforeColor[scheme] },
    ...(parts.length === 0 ? [plain] : now),
  ];
}

/** The chart in a sentence, for readers who do not see it. */
function describe<Measure extends string>({
  series,
  measure,
  name,
}: Omit<ChartProps<Measure>, 'detail' | 'isDrawn'>): string {
  const peak = peakOf(series, measure);
  if (peak === undefined) return words.describeNone(name);
  return words.describe(
    name,
    formatNumber(totalOf(series, measure)),
    formatNumber(peak[measure]),
    longTime(peak.start),
  );
}
