import { Button, Stack } from '@mantine/core';
import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { text } from '../text/index.ts';
import { type Column, DataTable, type Order } from './data-table.tsx';
import { Pager } from './pager.tsx';
import { Empty, Failed } from './states.tsx';
import type { Paging } from './use-list-search.ts';
import type { RowsQuery } from './use-rows.ts';

interface ListProps<Row, Sort extends string> {
  readonly label: string;
  readonly query: RowsQuery<Row>;
  readonly columns: readonly Column<Row, Sort>[];
  readonly control: Paging & { readonly change: (order: Order<Sort>) => void };
  readonly order: Order<Sort>;
  /** Whether anything is filtered by: then an empty list is the filter’s doing. */
  readonly filtered: boolean;
  readonly onClear: () => void;
  /** In place of an empty list that nothing is filtered out of. */
  readonly empty: ReactNode;
}

/** A page of rows with its way to the others; or why there are none. */
export function List<Row extends { readonly id: number }, Sort extends string>(props: ListProps<Row, Sort>) {
  const { label, query, columns, control, order, filtered, onClear, empty } = props;
  const { data, error, refetch, isPlaceholderData } = query;
  if (error !== null && data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  if (data?.items.length === 0 && control.first === undefined) {
    return filtered ? <NoMatch onClear={onClear} /> : empty;
  }
  return (
    <Stack gap="sm">
      <DataTable
        label={label}
        columns={columns}
        rows={data?.items}
        keyOf={idOf}
        order={order}
        onOrder={control.change}
        expected={12}
        stale={isPlaceholderData}
      />
      <Pager rows={data} paging={control} />
    </Stack>
  );
}

const idOf = ({ id }: { readonly id: number }) => id;

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <Empty
      icon={SearchX}
      title={text.lists.noMatch}
      hint={text.lists.noMatchHint}
      action={
        <Button variant="light" onClick={onClear}>
          {text.lists.clear}
        </Button>
      }
    />
  );
}
