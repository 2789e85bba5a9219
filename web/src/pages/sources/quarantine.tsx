import {
  Button,
  Code,
  Collapse,
  Group,
  Paper,
  ScrollArea,
  Skeleton,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ShieldCheck } from 'lucide-react';
import { useId } from 'react';
import { text } from '../../text/index.ts';
import { ShowMore } from '../../ui/show-more.tsx';
import { Empty, Failed } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { type QuarantinedRow, useQuarantine } from './queries.ts';

/** What could not be read of a source, each with its reason. */
export function Quarantine({ id }: { id: string }) {
  const words = text.sources.quarantine;
  return (
    <Paper component="section" id="quarantine" aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Text c="dimmed" size="sm" mb="md">
        {words.description}
      </Text>
      <Rows id={id} />
    </Paper>
  );
}

function Rows({ id }: { id: string }) {
  const words = text.sources.quarantine;
  const query = useQuarantine(id);
  const { rows, error, refetch } = query;
  if (rows === undefined && error !== null) return <Failed error={error} retry={refetch} />;
  if (rows === undefined) return <Skeleton height={224} aria-busy />;
  if (rows.length === 0) return <Empty icon={ShieldCheck} title={words.none} hint={words.noneHint} />;
  return (
    <Stack>
      <Stack component="ol" p={0} m={0} gap="sm" aria-label={words.list}>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </Stack>
      <ShowMore query={query} />
    </Stack>
  );
}

function Row({ row: { id, reason, content, seenCount, firstSeenAt, lastSeenAt } }: { row: QuarantinedRow }) {
  const words = text.sources.quarantine;
  const [shown, { toggle }] = useDisclosure(false);
  const contentId = useId();
  return (
    <Paper component="li" p="sm" style={{ listStyle: 'none' }}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 16rem' }}>
          <Text fw={600}>{reason}</Text>
          <Text size="sm" c="dimmed">
            {words.seen(seenCount)} · {words.last} <Time at={lastSeenAt} />
            {seenCount > 1 && (
              <>
                {' '}
                · {words.first} <Time at={firstSeenAt} />
              </>
            )}
          </Text>
        </div>
        <Button
          variant="subtle"
          size="xs"
          onClick={toggle}
          aria-expanded={shown}
          aria-controls={contentId}
          aria-label={`${shown ? words.hide : words.show} ${id}`}
        >
          {shown ? words.hide : words.show}
        </Button>
      </Group>
      <Collapse expanded={shown} id={contentId}>
        <ScrollArea.Autosize
          mah={320}
          mt="sm"
          viewportProps={{ tabIndex: 0, 'aria-label': words.content(id) }}
        >
          <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {indented(content)}
          </Code>
        </ScrollArea.Autosize>
      </Collapse>
    </Paper>
  );
}

/** JSON with line breaks, where it is JSON and was not cut. */
function indented(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}
