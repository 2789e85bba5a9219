import { Paper } from '@mantine/core';
import { text } from '../../text/index.ts';
import { type Column, DataTable } from '../data-table.tsx';
import { formatNumber } from '../number.ts';
import type { ChartsProps } from './charts.tsx';
import { type Bucket, longTime } from './series.ts';

interface SeriesTableProps<Measure extends string> extends ChartsProps<Measure> {
  readonly caption: string;
}

/** The numbers of the charts, the newest first. */
export function SeriesTable<Measure extends string>({
  series,
  measures,
  caption,
}: SeriesTableProps<Measure>) {
  const columns: readonly Column<Bucket<Measure>>[] = [
    { id: 'start', title: text.ui.overTime.time, cell: ({ start }) => longTime(start) },
    ...(Object.keys(measures) as Measure[]).map((measure) => ({
      id: measure,
      title: measures[measure],
      numeric: true,
      cell: (bucket: Bucket<Measure>) => formatNumber(bucket[measure]),
    })),
  ];
  return (
    <Paper>
      <DataTable
        label={caption}
        columns={columns}
        rows={[...series].reverse()}
        keyOf={({ start }) => start}
      />
    </Paper>
  );
}
