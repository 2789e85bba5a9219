import { Box, Group, Paper, Skeleton, Table, UnstyledButton } from '@mantine/core';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { type CSSProperties, memo, type ReactNode, useDeferredValue, useMemo } from 'react';
import { text } from '../text/index.ts';
import classes from './data-table.module.css';
import { followRow, keepSelected } from './follow-row.ts';

export interface Column<Row, Sort extends string = string> {
  readonly id: string;
  readonly title: string;
  /** Shown in place of the title at the head of the column, such as a box that selects all. */
  readonly heading?: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** The sort order of the server for this column; without it, the column cannot be sorted. */
  readonly sort?: Sort;
  readonly numeric?: boolean;
  /**
   * Hidden on narrow screens, if the page of the row shows it too; `very`: on all that are not very wide; `roomy`: where
   * a table has little room, but shown on cards.
   */
  readonly wideOnly?: boolean | 'very' | 'roomy';
  /** On narrow screens its title is above its content, which gets the whole width. */
  readonly stacked?: boolean;
  /** Its share of the width, in any unit. If a column has one, the content of cells no longer widens it. */
  readonly width?: string;
}

export interface Order<Sort extends string> {
  readonly sort: Sort;
  readonly order: 'asc' | 'desc';
}

interface DataTableProps<Row, Sort extends string> {
  /** The accessible name of the table. */
  readonly label: string;
  readonly columns: readonly Column<Row, Sort>[];
  readonly rows: readonly Row[] | undefined;
  readonly keyOf: (row: Row) => string | number;
  readonly order?: Order<Sort>;
  readonly onOrder?: (order: Order<Sort>) => void;
  /** The rows of the placeholder while nothing is loaded, so that nothing shifts. */
  readonly expected?: number;
  /** Dims the page while another one loads. */
  readonly stale?: boolean;
  /** Its head stays visible, and its rows are only as high as two lines need. */
  readonly long?: boolean;
}

/** Rows that the server sorted and cut into pages. On narrow screens each row is a card. */
export function DataTable<Row, Sort extends string = string>(props: DataTableProps<Row, Sort>) {
  const { label, columns, rows, keyOf, order, onOrder, expected = 10, stale = false, long = false } = props;
  // React renders what a query returns in one long task. Deferred, new rows are rendered in slices between other events.
  const latest = useMemo(() => ({ rows, stale }), [rows, stale]);
  const shown = useDeferredValue(latest);
  const dimmed = stale || shown.stale;
  return (
    <Paper p={0} className={long ? `${classes.frame} ${classes.long}` : classes.frame}>
      <Table
        role="table"
        aria-label={label}
        aria-busy={shown.rows === undefined || shown.rows !== rows || stale}
        highlightOnHover
        verticalSpacing="xs"
        layout={columns.some(({ width }) => width !== undefined) ? 'fixed' : 'auto'}
        className={dimmed ? classes.stale : undefined}
      >
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {columns.map((column) => (
              <Heading key={column.id} column={column} order={order} onOrder={onOrder} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Body columns={columns} rows={shown.rows} keyOf={keyOf} expected={expected} />
      </Table>
    </Paper>
  );
}

type BodyProps<Row, Sort extends string> = Required<
  Pick<DataTableProps<Row, Sort>, 'columns' | 'rows' | 'keyOf' | 'expected'>
>;

/**
 * Separate and memoized, as are its rows: the answer to a click is painted without rendering every row again, and a live
 * update renders only the rows that changed. For that, `columns` and `keyOf` must stay the same between renders.
 */
const Body = memo(function Body<Row, Sort extends string>({
  columns,
  rows,
  keyOf,
  expected,
}: BodyProps<Row, Sort>) {
  return (
    <Table.Tbody role="rowgroup">
      {rows === undefined
        ? Array.from({ length: expected }, (_, at) => at).map((at) => (
            <Table.Tr key={at} role="row">
              {cells(columns, () => (
                <Skeleton height="1.1em" my={4} />
              ))}
            </Table.Tr>
          ))
        : rows.map((row) => <TableRow key={keyOf(row)} columns={columns} row={row} />)}
    </Table.Tbody>
  );
}) as <Row, Sort extends string>(props: BodyProps<Row, Sort>) => ReactNode;

interface RowProps<Row, Sort extends string> {
  readonly columns: readonly Column<Row, Sort>[];
  readonly row: Row;
}

const TableRow = memo(function TableRow<Row, Sort extends string>({ columns, row }: RowProps<Row, Sort>) {
  return (
    <Table.Tr role="row" onClick={followRow} onClickCapture={keepSelected}>
      {cells(columns, (column) => column.cell(row))}
    </Table.Tr>
  );
}) as <Row, Sort extends string>(props: RowProps<Row, Sort>) => ReactNode;

const cells = <Row, Sort extends string>(
  columns: readonly Column<Row, Sort>[],
  content: (column: Column<Row, Sort>) => ReactNode,
) =>
  columns.map((column) => (
    <Table.Td key={column.id} role="cell" data-label={column.title} className={cellClass(column)}>
      {content(column)}
    </Table.Td>
  ));

interface HeadingProps<Row, Sort extends string> {
  readonly column: Column<Row, Sort>;
  readonly order: Order<Sort> | undefined;
  readonly onOrder: ((order: Order<Sort>) => void) | undefined;
}

function Heading<Row, Sort extends string>({ column, order, onOrder }: HeadingProps<Row, Sort>) {
  const { sort, title, heading = title } = column;
  if (sort === undefined || onOrder === undefined) {
    return (
      <Table.Th role="columnheader" className={cellClass(column)} style={widthOf(column)}>
        {heading}
      </Table.Th>
    );
  }
  const direction = order?.sort === sort ? order.order : undefined;
  const Icon = direction === undefined ? ChevronsUpDown : direction === 'asc' ? ArrowUp : ArrowDown;
  return (
    <Table.Th
      role="columnheader"
      className={cellClass(column)}
      style={widthOf(column)}
      aria-sort={direction && (direction === 'asc' ? 'ascending' : 'descending')}
    >
      <UnstyledButton
        fw={700}
        fz="inherit"
        onClick={() => onOrder({ sort, order: direction === 'desc' ? 'asc' : 'desc' })}
        aria-label={text.ui.sortBy(title)}
      >
        <Group gap={4} wrap="nowrap" component="span">
          {title}
          <Box component={Icon} size={14} aria-hidden className={direction ? undefined : classes.quiet} />
        </Group>
      </UnstyledButton>
    </Table.Th>
  );
}

const hiddenBy = { narrow: 'wideOnly', very: 'veryWideOnly', roomy: 'roomyOnly' } as const;

const cellClass = <Row, Sort extends string>({ numeric, stacked, wideOnly }: Column<Row, Sort>) =>
  [
    numeric && classes.numeric,
    stacked && classes.stacked,
    wideOnly && classes[hiddenBy[wideOnly === true ? 'narrow' : wideOnly]],
  ]
    .filter(Boolean)
    .join(' ') || undefined;

const widthOf = <Row, Sort extends string>({ width }: Column<Row, Sort>) =>
  width === undefined ? undefined : ({ '--column-width': width } as CSSProperties);
