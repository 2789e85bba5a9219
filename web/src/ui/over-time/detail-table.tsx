import { Paper, Title } from '@mantine/core';
import { useMemo } from 'react';
import { text } from '../../text/index.ts';
import { type Column, DataTable } from '../data-table.tsx';
import { formatNumber } from '../number.ts';
import { PathLink } from '../path-link.tsx';
import { type AnyBucket, type Detail, longTime, valueAt } from './series.ts';

interface DetailTableProps {
  readonly name: string;
  readonly measure: string;
  readonly series: readonly AnyBucket[];
  readonly detail: Detail;
}

/** The numbers of a chart with parts, the newest first; each number opens its list. */
export function DetailTable({ name, measure, series, detail }: DetailTableProps) {
  const columns = useMemo(() => columnsOf(measure, detail), [measure, detail]);
  return (
    <Paper>
      <Title order={3} size="h4" mb="xs">
        {name}
      </Title>
      <DataTable label={name} columns={columns} rows={[...series].reverse()} keyOf={startOf} />
    </Paper>
  );
}

const startOf = ({ start }: AnyBucket) => start;

function columnsOf(measure: string, { parts, before, pathOf }: Detail): readonly Column<AnyBucket>[] {
  const counts = (id: string, title: string, part?: string): Column<AnyBucket> => ({
    id,
    title,
    numeric: true,
    cell: (bucket) => {
      const count = valueAt(bucket, id);
      return count === 0 ? 0 : <PathLink path={pathOf(bucket, part)}>{formatNumber(count)}</PathLink>;
    },
  });
  return [
    { id: 'start', title: text.ui.overTime.time, cell: ({ start }) => longTime(start) },
    counts(measure, text.ui.overTime.all),
    ...parts.map(({ key, label }) => counts(key, label, key)),
    {
      id: before.key,
      title: before.label,
      numeric: true,
      cell: (bucket) => formatNumber(valueAt(bucket, before.key)),
    },
  ];
}
