import { Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { sources as sourcesText } from '../../text/en/sources.ts';
import { Fact } from '../../ui/fact.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import type { Source } from './queries.ts';
import { SourceActions } from './source-actions.tsx';
import { SourceProblem } from './source-problem.tsx';
import { SourceState } from './source-state.tsx';

/** One source of the list: its kind, its state, and its problem. */
export function SourceCard({ source }: { source: Source }) {
  const { id, kind, name, lastDetectionAt, lastSuccessAt, over = 0, quarantined } = source;
  return (
    <Paper component="li" style={{ listStyle: 'none' }}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div>
            <Group gap="xs">
              <TextLink
                to="/sources/$id"
                params={{ id: String(id) }}
                fw={600}
                fz="lg"
                style={{ overflowWrap: 'anywhere' }}
              >
                {name}
              </TextLink>
              <SourceState source={source} />
            </Group>
            <Text size="sm" c="dimmed">
              {sourcesText.kinds[kind]}
            </Text>
          </div>
          <SourceActions source={source} />
        </Group>
        <SourceProblem source={source} />
        <Group gap="xl" component="dl" m={0}>
          <Fact term={sourcesText.lastDetection}>
            <Time at={lastDetectionAt} as="ago" />
          </Fact>
          <Fact term={sourcesText.lastSuccess}>
            <Time at={lastSuccessAt} as="ago" />
          </Fact>
          <Fact term={sourcesText.quarantined}>
            {quarantined === 0 ? (
              sourcesText.rows(0)
            ) : (
              <TextLink to="/sources/$id" params={{ id: String(id) }} hash="quarantine">
                {sourcesText.rows(quarantined)}
              </TextLink>
            )}
          </Fact>
          {over > 0 && <Fact term={sourcesText.over}>{sourcesText.overItems(over)}</Fact>}
        </Group>
      </Stack>
    </Paper>
  );
}

/** Shown in place of a card, with the same height. */
export function SourceCardSkeleton() {
  return (
    <Paper>
      <Skeleton height={52} width="40%" mb="sm" />
      <Skeleton height={41} width="70%" />
    </Paper>
  );
}
