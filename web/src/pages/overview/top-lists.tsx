import { Paper, SimpleGrid, Skeleton, Stack, Title } from '@mantine/core';
import { overview as overviewText } from '../../text/en/overview.ts';
import { companyLabel } from '../../ui/company-select.tsx';
import { type TopRow, TopRows } from '../../ui/top-rows.tsx';
import { wholeHours } from './period-paths.ts';
import type { Overview } from './queries.ts';

const kinds = ['companies', 'domains', 'reasons', 'devices'] as const;
type Kind = (typeof kinds)[number];

/** The most frequent values of the period; each row opens its detections. */
export function TopLists({ overview }: { overview: Overview | undefined }) {
  const words = overviewText.top;
  return (
    <Stack component="section" gap="sm" aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <SimpleGrid cols={{ base: 1, sm: 2, xl: 4 }}>
        {kinds.map((kind) => (
          <Paper key={kind}>
            <Title order={3} size="h4" mb="xs">
              {words[kind]}
            </Title>
            {overview === undefined ? (
              <RowsSkeleton />
            ) : (
              <TopRows label={words[kind]} counted={words.columns.count} rows={rowsOf(overview, kind)} />
            )}
          </Paper>
        ))}
      </SimpleGrid>
    </Stack>
  );
}

/** The filter of the list of detections for each kind. */
const filters = { domains: 'domain', reasons: 'reason', devices: 'device' } as const;

function rowsOf({ top, window, ...period }: Overview, kind: Kind): readonly TopRow[] {
  const { since, until } = wholeHours(period);
  const path = (filter: string, value: string) =>
    `/detections?${new URLSearchParams({ [filter]: filter === 'reason' ? value : `=${value}`, since, until })}`;
  return kind === 'companies'
    ? top.companies.map(({ id, count, ...company }) => ({
        label: companyLabel(company),
        count,
        // The page of a company has no other ranges.
        path:
          window === 'range'
            ? `/detections?${new URLSearchParams({ companyId: String(id), since, until })}`
            : `/companies/${id}?last=${window}`,
      }))
    : top[kind].map(({ name, count }) => ({ label: name, count, path: path(filters[kind], name) }));
}

const RowsSkeleton = () => <Skeleton height={212} aria-busy />;
