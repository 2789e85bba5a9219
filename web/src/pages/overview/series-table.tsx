import { Paper } from '@mantine/core';
import { text } from '../../text/index.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { formatNumber } from '../../ui/number.ts';
import { type Bucket, longTime, measures, type Series } from './series.ts';

const columns: readonly Column<Bucket>[] = [
  { id: 'start', title: text.overview.charts.time, cell: ({ start }) => longTime(start) },
  ...measures.map((measure) => ({
    id: measure,
    title: text.overview.charts[measure],
    numeric: true,
    cell: (bucket: Bucket) => formatNumber(bucket[measure]),
  })),
];

/** What the charts show, in numbers, the newest first. */
export function SeriesTable({ series }: { series: Series }) {
  return (
    <Paper>
      <DataTable
        label={text.overview.charts.caption}
        columns={columns}
        rows={[...series].reverse()}
        keyOf={({ start }) => start}
      />
    </Paper>
  );
}
