import { Group, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { RouteNotFound } from '../../../layout/route-states.tsx';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { Fact } from '../../../ui/fact.tsx';
import { formatNumber } from '../../../ui/number.ts';
import { Page } from '../../../ui/page.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { Failed } from '../../../ui/states.tsx';
import { Time } from '../../../ui/time.tsx';
import { categoryTitle } from '../categories.ts';
import { AcceptSize } from './accept-size.tsx';
import { FeedActions } from './feed-actions.tsx';
import { FeedState } from './feed-state.tsx';
import { type DnsFeed, feedQuery } from './queries.ts';
import { Report } from './report.tsx';

const words = dns.feeds;
const trail = [
  { label: dns.title, to: '/dns' },
  { label: dns.tabs.feeds, to: '/dns/feeds' },
];

/** One feed: its state, why a fetch failed, and the refused lines. */
export function FeedPage() {
  const { id } = useParams({ from: '/inside/dns/feeds/$id' });
  const { data: feed, error, refetch } = useQuery(feedQuery(Number(id)));
  const mayChange = useMay('admin');
  if (feed === null) return <RouteNotFound />;
  if (feed === undefined)
    return (
      <Page title={words.one} trail={trail}>
        {error === null ? (
          <Skeleton height={420} aria-busy />
        ) : (
          <Failed error={error} retry={() => void refetch()} />
        )}
      </Page>
    );
  const { name, category, address } = feed;
  return (
    <Page
      title={name}
      trail={trail}
      description={
        <span style={{ overflowWrap: 'anywhere' }}>{words.about(categoryTitle(category), address)}</span>
      }
      actions={mayChange && <FeedActions feed={feed} />}
    >
      <Stack gap="lg">
        <State feed={feed} mayChange={mayChange} />
        <Report feed={feed} />
      </Stack>
    </Page>
  );
}

function State({ feed, mayChange }: { feed: DnsFeed; mayChange: boolean }) {
  const { enabled, problem, failures, names, fetchedAt, lastAttemptAt, nextFetchAt, everyHours } = feed;
  const { format, addedBy, addedAt } = feed;
  return (
    <Paper component="section" aria-label={words.facts.title}>
      <Stack>
        <Group gap="md">
          <Title order={2}>{words.facts.title}</Title>
          {problem === null && <FeedState feed={feed} />}
        </Group>
        {enabled && problem !== null && (
          <ProblemAlert error={{ detail: problem.message, hint: problem.hint }}>
            {failures > 1 && <Text size="sm">{words.failures(failures)}</Text>}
            {mayChange && <AcceptSize feed={feed} />}
          </ProblemAlert>
        )}
        <SimpleGrid component="dl" cols={{ base: 1, xs: 2, md: 4 }} m={0}>
          <Fact term={words.columns.names}>{names === null ? text.ui.none : formatNumber(names)}</Fact>
          <Fact term={words.columns.fetched}>
            <Time at={fetchedAt} />
          </Fact>
          <Fact term={words.facts.lastAttempt}>
            <Time at={lastAttemptAt} />
          </Fact>
          <Fact term={words.columns.next}>
            {enabled && nextFetchAt !== null ? <Time at={nextFetchAt} /> : text.ui.none}
          </Fact>
          <Fact term={words.facts.interval}>{words.hours(everyHours)}</Fact>
          <Fact term={words.format}>{format === null ? words.detected : words.formats[format]}</Fact>
          <Fact term={words.facts.addedBy}>
            {addedBy}, <Time at={addedAt} />
          </Fact>
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}
