import { Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { Fact } from '../../../ui/fact.tsx';
import { formatNumber } from '../../../ui/number.ts';
import type { Statistics } from './queries.ts';

const words = dns.statistics.numbers;
type Hour = Statistics['hours'][number];

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const decimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** The results of the queries in a period. */
export function Numbers({ hours }: { hours: readonly Hour[] }) {
  const sum = (name: Exclude<keyof Hour, 'hour'>) => hours.reduce((total, hour) => total + hour[name], 0);
  const queries = sum('queries');
  const forwarded = sum('forwarded');
  const ofAll = (count: number) =>
    queries === 0 ? formatNumber(count) : words.share(formatNumber(count), percent.format(count / queries));
  return (
    <Paper component="section" aria-label={words.title}>
      <Title order={3} size="h4">
        {words.title}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {dns.statistics.text}
      </Text>
      <SimpleGrid component="dl" cols={{ base: 2, sm: 3, lg: 5 }} m={0}>
        <Fact term={words.queries}>{formatNumber(queries)}</Fact>
        <Fact term={words.blocked}>{ofAll(sum('blocked'))}</Fact>
        <Fact term={words.watched}>{ofAll(sum('watched'))}</Fact>
        <Fact term={words.cached}>{ofAll(sum('cached'))}</Fact>
        <Fact term={words.upstream}>
          {forwarded === 0 ? text.ui.none : words.ms(decimal.format(sum('upstreamMs') / forwarded))}
        </Fact>
      </SimpleGrid>
    </Paper>
  );
}
