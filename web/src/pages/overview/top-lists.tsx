import { Paper, SimpleGrid, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { text } from '../../text/index.ts';
import { formatNumber } from '../../ui/number.ts';
import { PathLink } from '../../ui/path-link.tsx';
import type { Overview } from './queries.ts';
import type { Window } from './search.ts';

const kinds = ['companies', 'domains', 'reasons', 'devices'] as const;
type Kind = (typeof kinds)[number];

interface TopRow {
  readonly label: string;
  readonly count: number;
  /** The detections behind the count. */
  readonly path: string;
}

/** As many as each list has at most, and as its placeholder. */
const most = 5;

/** What is met most often in the period; each row opens the detections behind it. */
export function TopLists({ top, window }: { top: Overview['top'] | undefined; window: Window }) {
  const words = text.overview.top;
  return (
    <Stack component="section" gap="sm" aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <SimpleGrid cols={{ base: 1, sm: 2, xl: 4 }}>
        {kinds.map((kind) => (
          <Paper key={kind}>
            <Title order={3} size="h4" mb="xs">
              {words[kind]}
            </Title>
            {top === undefined ? (
              <RowsSkeleton />
            ) : (
              <Rows label={words[kind]} rows={rowsOf(top, kind, window)} />
            )}
          </Paper>
        ))}
      </SimpleGrid>
    </Stack>
  );
}

/** By what the list of detections is narrowed to one of a kind. */
const filters = { domains: 'domain', reasons: 'reason', devices: 'device' } as const;

function rowsOf(top: Overview['top'], kind: Kind, window: Window): readonly TopRow[] {
  const path = (filter: string, value: string) =>
    `/detections?${new URLSearchParams({ [filter]: value, last: window })}`;
  return kind === 'companies'
    ? top.companies.map(({ id, name, count }) => ({
        label: name,
        count,
        path: path('companyId', String(id)),
      }))
    : top[kind].map(({ name, count }) => ({ label: name, count, path: path(filters[kind], name) }));
}

function Rows({ label, rows }: { label: string; rows: readonly TopRow[] }) {
  const words = text.overview.top;
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
            {words.columns.name}
          </Table.Th>
          <Table.Th fz="xs" c="dimmed" fw={400} w={88} ta="end">
            {words.columns.count}
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

const RowsSkeleton = () => <Skeleton height={212} aria-busy />;
