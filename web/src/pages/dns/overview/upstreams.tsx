import { Code, Stack, Text, Title } from '@mantine/core';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { formatNumber } from '../../../ui/number.ts';
import { StateMark } from '../../../ui/state-mark.tsx';
import { endpointText } from '../endpoint.ts';
import type { DnsStatus } from '../queries.ts';

const words = dns.overview.upstreams;
type Upstream = DnsStatus['upstreams'][number];

/** The resolvers that answer queries that Picket does not block. */
export function Upstreams({ upstreams }: { upstreams: readonly Upstream[] }) {
  return (
    <Stack component="section" aria-label={words.title} gap="xs">
      <Title order={2}>{words.title}</Title>
      <Text size="sm" c="dimmed">
        {words.text}
      </Text>
      <DataTable
        label={words.title}
        columns={columns}
        rows={upstreams}
        keyOf={(upstream) => `${upstream.zone} ${endpointText(upstream)}`}
      />
    </Stack>
  );
}

const columns: readonly Column<Upstream>[] = [
  {
    id: 'address',
    title: words.columns.address,
    cell: (upstream) => <Code>{endpointText(upstream)}</Code>,
  },
  { id: 'zone', title: words.columns.zone, cell: ({ zone }) => zone ?? words.allZones },
  { id: 'state', title: words.columns.state, cell: (upstream) => <State {...upstream} /> },
  {
    id: 'answers',
    title: words.columns.answers,
    cell: ({ answers }) => formatNumber(answers),
    numeric: true,
  },
  {
    id: 'time',
    title: words.columns.time,
    cell: ({ averageMs }) =>
      averageMs === null ? text.ui.none : words.ms(formatNumber(Math.round(averageMs * 10) / 10)),
    numeric: true,
  },
];

function State({ isDown, cause, answers }: Upstream) {
  if (isDown) return <StateMark tone="bad">{words.down(cause)}</StateMark>;
  return answers === 0 ? (
    <StateMark tone="quiet">{words.unused}</StateMark>
  ) : (
    <StateMark tone="good">{words.up}</StateMark>
  );
}
