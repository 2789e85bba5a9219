import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Pages } from '../api/pages.ts';
import { type Column, DataTable } from './data-table.tsx';
import { ShowMore } from './show-more.tsx';
import { Failed } from './states.tsx';

interface GrowingListProps<Row> {
  readonly label: string;
  readonly query: Pages<Row>;
  readonly columns: readonly Column<Row>[];
  /** Rows of the placeholder. */
  readonly expected?: number;
  /** Shown in place of an empty list. */
  readonly empty: ReactNode;
}

/** A list that grows with “Show more”; or why there is none. */
export function GrowingList<Row extends { readonly id: number | string }>(props: GrowingListProps<Row>) {
  const { label, query, columns, expected = 3, empty } = props;
  const { rows, error, refetch } = query;
  if (rows === undefined && error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (rows?.length === 0) return empty;
  return (
    <Stack>
      <DataTable label={label} columns={columns} rows={rows} keyOf={({ id }) => id} expected={expected} />
      <ShowMore query={query} />
    </Stack>
  );
}
