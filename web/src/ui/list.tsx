import { Box, Button, Stack, Text } from '@mantine/core';
import { ArrowUp, SearchX } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { text } from '../text/index.ts';
import { type Column, DataTable, type Order } from './data-table.tsx';
import classes from './list.module.css';
import { formatNumber } from './number.ts';
import { Pager } from './pager.tsx';
import { Empty, Failed } from './states.tsx';
import { useIsRead } from './use-is-read.ts';
import type { Paging } from './use-list-search.ts';
import { useRowKeys } from './use-row-keys.ts';
import type { RowsQuery } from './use-rows.ts';
import { useSteadyRows } from './use-steady-rows.ts';

export interface ListProps<Row, Sort extends string> {
  readonly label: string;
  readonly query: RowsQuery<Row>;
  readonly columns: readonly Column<Row, Sort>[];
  readonly control: Paging & { readonly search: object; readonly change: (order: Order<Sort>) => void };
  readonly order: Order<Sort>;
  /** Whether a filter is active: then it may be the reason for an empty list. */
  readonly filtered: boolean;
  readonly onClear: () => void;
  /** Shown in place of an empty list without a filter. */
  readonly empty: ReactNode;
  /** Whether rows keep their positions also without the pointer, because some are selected. */
  readonly held?: boolean;
}

/** A page of rows with the pager; or why there are none. */
export function List<Row extends { readonly id: number }, Sort extends string>(props: ListProps<Row, Sort>) {
  const { label, query, columns, control, order, filtered, onClear, empty, held = false } = props;
  const { data, error, refetch, isPlaceholderData } = query;
  const frame = useRef<HTMLDivElement>(null);
  const isRead = useIsRead(frame, data);
  const { rows, fresh, moved, showAll } = useSteadyRows(data, JSON.stringify(control.search), isRead || held);
  useRowKeys(frame);
  if (error !== null && data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  if (rows?.items.length === 0 && control.first === undefined) {
    return filtered ? <NoMatch newestOnly={rows.newestOnly} onClear={onClear} /> : empty;
  }
  return (
    <Stack gap="xs">
      <Box ref={frame}>
        <div className={classes.news} role="status">
          {(fresh > 0 || moved) && (
            <Button
              size="compact-sm"
              radius="xl"
              leftSection={<ArrowUp size={14} aria-hidden />}
              onClick={showAll}
            >
              {fresh > 0 ? text.lists.fresh(fresh) : text.lists.moved}
            </Button>
          )}
        </div>
        <DataTable
          label={label}
          columns={columns}
          rows={rows?.items}
          keyOf={idOf}
          order={order}
          onOrder={control.change}
          expected={12}
          stale={isPlaceholderData}
          long
        />
      </Box>
      <NewestOnly count={rows?.newestOnly} />
      <Pager rows={rows} paging={control} />
    </Stack>
  );
}

const idOf = ({ id }: { readonly id: number }) => id;

type Searched = number | null | undefined;

/** That not all rows were searched for a short text. */
function NewestOnly({ count }: { count: Searched }) {
  if (count == null) return null;
  return (
    <Text size="sm" c="dimmed" role="status">
      {text.lists.newestOnly(formatNumber(count))}
    </Text>
  );
}

function NoMatch({ newestOnly, onClear }: { newestOnly: Searched; onClear: () => void }) {
  return (
    <Empty
      icon={SearchX}
      title={text.lists.noMatch}
      hint={newestOnly == null ? text.lists.noMatchHint : text.lists.newestOnly(formatNumber(newestOnly))}
      action={
        <Button variant="light" onClick={onClear}>
          {text.lists.clear}
        </Button>
      }
    />
  );
}
