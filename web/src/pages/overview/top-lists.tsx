import { Paper, SimpleGrid, Skeleton, Stack, Title } from '@mantine/core';
import { text } from '../../text/index.ts';
import { type TopRow, TopRows } from '../../ui/top-rows.tsx';
import type { Overview } from './queries.ts';
import type { Window } from './search.ts';

const kinds = ['companies', 'domains', 'reasons', 'devices'] as const;
type Kind = (typeof kinds)[number];

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
              <TopRows label={words[kind]} counted={words.columns.count} rows={rowsOf(top, kind, window)} />
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
        path: `/companies/${id}?last=${window}`,
      }))
    : top[kind].map(({ name, count }) => ({ label: name, count, path: path(filters[kind], name) }));
}

const RowsSkeleton = () => <Skeleton height={212} aria-busy />;
