import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { connectWise } from '../../../text/en/connectwise.ts';
import { Time } from '../../../ui/time.tsx';
import { Words } from '../../../ui/words.tsx';
import type { Connection } from '../queries.ts';

const words = connectWise.connection.health;

const colors = {
  unconfigured: 'gray',
  untried: 'gray',
  ok: 'green',
  refused: 'red',
  unreachable: 'yellow',
} as const;

/** The texts for states without a problem. */
const texts = {
  unconfigured: words.unconfiguredText,
  untried: words.untriedText,
  ok: words.okText,
  refused: words.refused,
  unreachable: words.unreachable,
} as const;

interface HealthProps {
  readonly health: Connection['health'];
  /** When a user of this page last verified it successfully. */
  readonly verifiedAt: Date | null;
}

/** Whether ConnectWise accepts the requests of the saved connection. */
export function ConnectionHealth({ health: { state, problem, since }, verifiedAt }: HealthProps) {
  return (
    <Paper component="section" aria-label={words.title}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2}>{words.title}</Title>
          <Badge variant="light" color={colors[state]} tt="none" size="lg" autoContrast>
            {words[state]}
          </Badge>
        </Group>
        {problem === null ? (
          <Text size="sm">{texts[state]}</Text>
        ) : (
          <>
            <Text size="sm">
              <Words>{problem.message}</Words>
            </Text>
            <Text size="sm" c="dimmed">
              <Words>{problem.hint}</Words>
            </Text>
          </>
        )}
        {since !== null && (
          <Text size="sm" c="dimmed">
            {words.since} <Time at={since} />
            {verifiedAt !== null && (
              <>
                {' · '}
                {words.verified} <Time at={verifiedAt.toISOString()} as="ago" />
              </>
            )}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
