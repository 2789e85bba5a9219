import { Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { dns } from '../../../text/en/dns.ts';
import type { Period } from '../../../ui/list-search.ts';
import { formatNumber } from '../../../ui/number.ts';
import { Failed } from '../../../ui/states.tsx';
import { type TopRow, TopRows } from '../../../ui/top-rows.tsx';
import { type Statistics, type TopBlocked as Top, topBlockedQuery } from './queries.ts';

const words = dns.statistics.top;
/** Of its placeholder, in pixels. */
export const topBlockedHeight = 220;

interface TopBlockedProps {
  readonly companyId: number | undefined;
  readonly period: Period;
  /** Omitted if only one company is shown. */
  readonly companies?: Statistics['companies'];
}

/** The names that were blocked most often in a period, and their companies; each row opens its detections. */
export function TopBlocked({ companyId, period, companies }: TopBlockedProps) {
  const { data: top, error, refetch } = useQuery(topBlockedQuery(period, companyId));
  if (top === undefined)
    return error === null ? (
      <Skeleton height={topBlockedHeight} aria-busy />
    ) : (
      <Failed error={error} retry={() => void refetch()} />
    );
  const detections = detectionsOf(period, companyId);
  return (
    <Stack component="section" gap="xs" aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Text size="sm" c="dimmed">
        {words.text} {!top.isAll && words.newest(formatNumber(top.detections))}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2, ...(companies === undefined ? {} : { lg: 3 }) }}>
        <Ranking title={words.names} counted={words.detections} rows={nameRows(top, detections)} />
        <Ranking
          title={words.clients}
          counted={words.detections}
          rows={clientRows(top, period, companyId === undefined)}
        />
        {companies !== undefined && (
          <Ranking title={words.companies} counted={words.queries} rows={companyRows(companies)} />
        )}
      </SimpleGrid>
    </Stack>
  );
}

function Ranking({ title, counted, rows }: { title: string; counted: string; rows: readonly TopRow[] }) {
  return (
    <Paper>
      <Title order={3} size="h4" mb="xs">
        {title}
      </Title>
      <TopRows label={title} counted={counted} rows={rows} />
    </Paper>
  );
}

/** The list of detections of a period, with a further filter. */
const detectionsOf =
  (period: Period, companyId: number | undefined) =>
  (filter: Readonly<Record<string, string>>): string =>
    `/detections?${new URLSearchParams({
      ...filter,
      last: period,
      ...(companyId === undefined ? {} : { companyId: String(companyId) }),
    })}`;

const nameRows = ({ names }: Top, path: ReturnType<typeof detectionsOf>): TopRow[] =>
  names.map(({ name, count }) => ({ label: name, count, path: path({ domain: name }) }));

const clientRows = ({ clients }: Top, period: Period, isOfAll: boolean): TopRow[] =>
  clients.map(({ client, companyId, companyName, count }) => ({
    label: isOfAll ? words.ofCompany(client, companyName) : client,
    count,
    path: detectionsOf(period, companyId)({ device: client }),
  }));

const companyRows = (companies: Statistics['companies']): TopRow[] =>
  companies
    .filter(({ blocked }) => blocked > 0)
    .map(({ companyId, companyName, blocked }) => ({
      label: companyName ?? words.noCompany,
      count: blocked,
      path: companyId === null ? '/dns/companies' : `/dns/companies/${companyId}`,
    }));
