import { Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useMay } from '../../session/me.ts';
import { overview } from '../../text/en/overview.ts';
import { TextLink } from '../../ui/link.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { Words } from '../../ui/words.tsx';
import { attentionPage, isSetting } from '../fix-pages.ts';
import type { Status } from './queries.ts';

/** The items that need attention, with links. */
export function AttentionList({ attention }: { attention: Status['attention'] }) {
  const words = overview.attention;
  return (
    <Paper component="section" aria-label={words.title}>
      <Title order={2} mb="sm">
        {words.title}
      </Title>
      {attention.length === 0 ? (
        <StateMark tone="good">{words.none}</StateMark>
      ) : (
        <List listStyleType="none" withPadding={false} spacing="md">
          {attention.map((item) => (
            <List.Item
              key={`${item.code} ${item.what}`}
              styles={{ itemWrapper: { display: 'block' }, itemLabel: { width: '100%' } }}
            >
              <Item item={item} />
            </List.Item>
          ))}
        </List>
      )}
    </Paper>
  );
}

function Item({ item }: { item: Status['attention'][number] }) {
  const { severity, what, hint } = item;
  const page = attentionPage(item);
  const words = overview.attention;
  const mayConfigure = useMay('admin');
  return (
    <Group gap="md" align="flex-start" justify="space-between">
      <Stack gap={2} style={{ flex: '1 1 16rem' }}>
        <Text size="sm" c="dimmed" component="div">
          <StateMark tone={severity === 'error' ? 'bad' : 'waiting'}>{words.severities[severity]}</StateMark>
        </Text>
        <Text fw={600}>
          <Words>{what}</Words>
        </Text>
        <Text size="sm" c="dimmed">
          <Words>{hint}</Words>
        </Text>
      </Stack>
      {page !== null && (mayConfigure || !isSetting(page)) && (
        <Text size="sm">
          <TextLink {...page} aria-label={words.openFor(what)}>
            {words.open}
          </TextLink>
        </Text>
      )}
    </Group>
  );
}
