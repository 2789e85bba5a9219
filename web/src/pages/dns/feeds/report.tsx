import { Button, Center, Code, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { formatNumber } from '../../../ui/number.ts';
import { Failed } from '../../../ui/states.tsx';
import { type DnsFeed, type FeedReport, reportQuery } from './queries.ts';

const words = dns.feeds.report;
const counts = Object.keys(words.counts) as (keyof typeof words.counts)[];
type Line = FeedReport['linesNotTaken'][number];

/** The report on the last good copy of a feed, and each refused line with its reason. */
export function Report({ feed: { id, fetchedAt } }: { feed: DnsFeed }) {
  const { data: report, error, refetch } = useQuery(reportQuery(id, fetchedAt));
  if (report === undefined)
    return error === null ? (
      <Skeleton height={240} aria-busy />
    ) : (
      <Failed error={error} retry={() => void refetch()} />
    );
  return (
    <Paper component="section" aria-label={words.title}>
      <Stack>
        <Title order={2}>{words.title}</Title>
        {report === null ? <Text>{words.none}</Text> : <Read report={report} />}
      </Stack>
    </Paper>
  );
}

function Read({ report }: { report: FeedReport }) {
  return (
    <>
      <SimpleGrid component="dl" cols={{ base: 2, sm: 3, lg: 6 }} m={0}>
        {counts.map((count) => (
          <Fact key={count} term={words.counts[count]}>
            {formatNumber(report[count])}
          </Fact>
        ))}
        <Fact term={dns.feeds.format}>{dns.feeds.formats[report.format]}</Fact>
      </SimpleGrid>
      {report.linesNotTaken.length === 0 ? (
        <Text size="sm">{words.all}</Text>
      ) : (
        <Lines lines={report.linesNotTaken} all={report.notTaken} />
      )}
    </>
  );
}

const step = 100;

function Lines({ lines, all }: { lines: readonly Line[]; all: number }) {
  const [shown, show] = useState(step);
  const rows = lines.slice(0, shown);
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {words.lines}
      </Title>
      <Text size="sm" c="dimmed">
        {words.some(rows.length, all)}
      </Text>
      <DataTable label={words.lines} columns={columns} rows={rows} keyOf={keyOf} />
      {shown < lines.length && (
        <Center>
          <Button variant="subtle" onClick={() => show(shown + step)}>
            {text.ui.showMore}
          </Button>
        </Center>
      )}
    </Stack>
  );
}

const keyOf = ({ line, text: what }: Line) => `${line} ${what}`;

const columns: readonly Column<Line>[] = [
  {
    id: 'line',
    title: words.columns.line,
    cell: ({ line }) => formatNumber(line),
    numeric: true,
    width: '15%',
  },
  {
    id: 'text',
    title: words.columns.text,
    cell: ({ text: what }) => <Code style={{ overflowWrap: 'anywhere' }}>{what}</Code>,
    width: '40%',
    stacked: true,
  },
  { id: 'reason', title: words.columns.reason, cell: ({ reason }) => reason, width: '45%', stacked: true },
];
