import { Table, Text } from '@mantine/core';
import { text } from '../text/index.ts';
import { formatNumber } from './number.ts';
import { PathLink } from './path-link.tsx';

const words = text.ui.top;

export interface TopRow {
  readonly label: string;
  readonly count: number;
  /** The list of what is counted. */
  readonly path: string;
}

interface TopRowsProps {
  readonly label: string;
  /** What the counts are of. */
  readonly counted: string;
  readonly rows: readonly TopRow[];
}

/** The most rows that are shown. */
const most = 5;

/** The most frequent values, as bars in a table. */
export function TopRows({ label, counted, rows }: TopRowsProps) {
  if (rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {words.none}
      </Text>
    );
  const largest = Math.max(...rows.map(({ count }) => count));
  return (
    <Table aria-label={label} withRowBorders={false} layout="fixed" verticalSpacing={4} horizontalSpacing={0}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th fz="xs" c="dimmed" fw={400}>
            {words.name}
          </Table.Th>
          <Table.Th fz="xs" c="dimmed" fw={400} w={88} ta="end">
            {counted}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.slice(0, most).map(({ label, count, path }) => (
          <Table.Tr key={path}>
            <Table.Td>
              <Text size="sm" truncate component="div" title={label}>
                <PathLink path={path}>{label}</PathLink>
              </Text>
              <div
                aria-hidden
                style={{
                  background: 'var(--mantine-primary-color-light-hover)',
                  borderRadius: 2,
                  height: 4,
                  width: `${(100 * count) / largest}%`,
                }}
              />
            </Table.Td>
            <Table.Td ta="end" style={{ fontVariantNumeric: 'tabular-nums' }}>
              {formatNumber(count)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
