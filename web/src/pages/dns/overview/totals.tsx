import { Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { dns } from '../../../text/en/dns.ts';
import { Fact } from '../../../ui/fact.tsx';
import { formatNumber } from '../../../ui/number.ts';
import type { DnsStatus } from '../queries.ts';

/** Includes the lost queries. */
type Shown = NonNullable<DnsStatus['totals']>;

const words = dns.overview.totals;
const names = Object.keys(words.names) as (keyof typeof words.names)[];

/** The results of the queries on this node. */
export function Totals({ totals }: { totals: Shown }) {
  return (
    <Paper component="section" aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Text size="sm" c="dimmed" mb="md">
        {words.text}
      </Text>
      <SimpleGrid component="dl" cols={{ base: 2, sm: 3, lg: 5 }} m={0}>
        {names.map((name) => (
          <Fact key={name} term={words.names[name]}>
            {formatNumber(totals[name] ?? 0)}
          </Fact>
        ))}
      </SimpleGrid>
    </Paper>
  );
}
