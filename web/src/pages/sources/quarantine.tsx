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
import { notifications } from '@mantine/notifications';
import { ShieldCheck } from 'lucide-react';
import { useId } from 'react';
import { useMay } from '../../session/me.ts';
import { sources } from '../../text/en/sources.ts';
import { ProblemDialog } from '../../ui/problem-dialog.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { Empty, Failed } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { useSourceChange } from './changes.ts';
import { MappingDialog } from './mapping-dialog.tsx';
import { readAgain } from './mapping-queries.ts';
import { type QuarantinedRow, type Source, useQuarantine } from './queries.ts';

/** The quarantined rows of a source, each with its reason. */
export function Quarantine({ source }: { source: Source }) {
  const words = sources.quarantine;
  const isAdmin = useMay('admin');
  return (
    <Paper component="section" id="quarantine" aria-label={words.title}>
      <Group justify="space-between">
        <Title order={2}>{words.title}</Title>
        {isAdmin && source.kind === 'webhook' && source.quarantined > 0 && (
          <Group gap="xs">
            <OpenMapping source={source} />
            <ReadAgain id={source.id} />
          </Group>
        )}
      </Group>
      <Text c="dimmed" size="sm" mb="md">
        {words.description}
        {isAdmin && source.kind === 'webhook' && source.quarantined > 0 && ` ${words.webhookHint}`}
      </Text>
      <Rows id={String(source.id)} />
    </Paper>
  );
}

/** Most causes of a refused row are corrected in the field mapping. */
function OpenMapping({ source }: { source: Source }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {sources.mapping.open}
      </Button>
      <MappingDialog source={source} opened={opened} onClose={close} />
    </>
  );
}

/** For use after the field mapping was corrected. */
function ReadAgain({ id }: { id: number }) {
  const words = sources.mapping;
  const reading = useSourceChange(readAgain);
  const read = () =>
    reading.mutate(
      { id },
      {
        onSuccess: ({ accepted, left }) =>
          notifications.show({ message: words.readAgainDone(accepted, left) }),
      },
    );
  return (
    <>
      <Button variant="default" size="xs" onClick={read} loading={reading.isPending}>
        {words.readAgain}
      </Button>
      <ProblemDialog error={reading.error} onClose={reading.reset} />
    </>
  );
}

function Rows({ id }: { id: string }) {
  const words = sources.quarantine;
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
  const words = sources.quarantine;
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

/** JSON with line breaks, if it is JSON and was not cut. */
function indented(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}
