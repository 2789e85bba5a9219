import { Code, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { sources } from '../../text/en/sources.ts';
import { isolatedList } from '../../text/isolated.ts';
import { CopyOnce } from '../../ui/copy-once.tsx';
import { Fact } from '../../ui/fact.tsx';
import { Time } from '../../ui/time.tsx';
import type { Source } from './queries.ts';
import { useWebhookAddress } from './webhook-address.ts';

/** The settings of a source, and when it was last received from. */
export function SourceFacts({ source }: { source: Source }) {
  const words = sources.facts;
  return (
    <Paper component="section" aria-label={words.title}>
      <Title order={2} mb="md">
        {words.title}
      </Title>
      <SimpleGrid component="dl" cols={{ base: 1, xs: 2, md: 3 }} m={0}>
        <Fact term={sources.lastDetection}>
          <Time at={source.lastDetectionAt} as="ago" />
        </Fact>
        <Fact term={sources.lastSuccess}>
          <Time at={source.lastSuccessAt} as="ago" />
        </Fact>
        {source.kind === 'hyas' && <HyasFacts source={source} />}
        {source.kind === 'webhook' && <WebhookFacts source={source} />}
        <Fact term={words.made}>
          <Time at={source.createdAt} />
        </Fact>
      </SimpleGrid>
      {source.kind === 'webhook' && <Address id={source.id} />}
    </Paper>
  );
}

function HyasFacts({ source: { config, lastAttemptAt, nextPollAt } }: { source: Source }) {
  const words = sources.facts;
  return (
    <>
      <Fact term={words.lastAttemptHyas}>
        <Time at={lastAttemptAt} as="ago" />
      </Fact>
      <Fact term={words.nextRead}>
        <Time at={nextPollAt} as="ago" />
      </Fact>
      <Fact term={words.pollSeconds}>{words.seconds(Number(config.pollSeconds))}</Fact>
      <Fact term={words.overlap}>{words.minutes(Number(config.overlapMinutes))}</Fact>
      <Fact term={words.verdicts}>{asWords(config.verdicts)}</Fact>
      <Fact term={words.baseUrl}>
        <Code>{String(config.baseUrl)}</Code>
      </Fact>
      <Fact term={words.apiKey}>{words.apiKeySet}</Fact>
    </>
  );
}

function WebhookFacts({ source: { config, lastAttemptAt } }: { source: Source }) {
  const words = sources.facts;
  return (
    <>
      <Fact term={words.lastAttemptWebhook}>
        <Time at={lastAttemptAt} as="ago" />
      </Fact>
      <Fact term={words.defaultVerdict}>{String(config.defaultVerdict)}</Fact>
      <Fact term={words.secret}>{words.secretSet}</Fact>
    </>
  );
}

function Address({ id }: { id: number }) {
  const words = sources.facts;
  return (
    <div>
      <Text size="sm" fw={600} mt="md">
        {words.address}
      </Text>
      <Text size="sm" c="dimmed">
        {words.sendTo}
      </Text>
      <CopyOnce label={words.address} value={useWebhookAddress(id)} />
    </div>
  );
}

const asWords = (values: unknown): string => (Array.isArray(values) ? isolatedList(values.map(String)) : '');
