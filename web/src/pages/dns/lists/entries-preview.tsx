import { List, Paper, Stack, Text, Title } from '@mantine/core';
import type { paths } from '../../../api/schema.d.ts';
import { dns } from '../../../text/en/dns.ts';

const words = dns.lists.adding;
const { reaches } = dns.lists.entries;
const shownEntries = 10;
const shownLines = 50;

type Preview =
  paths['/api/v1/dns/lists/{id}/entries']['post']['responses'][200]['content']['application/json'];

/** The entries that would be added, and the refused lines with their reasons. */
export function EntriesPreview({ preview }: { preview: Preview }) {
  const { added, addedCount, duplicates, ignored, ignoredCount } = preview;
  const shown = added.slice(0, shownEntries);
  return (
    <Paper component="section" aria-label={words.previewTitle} role="status">
      <Stack gap="xs">
        <Title order={3} size="h4">
          {words.toAdd(addedCount)}
        </Title>
        <List size="sm" style={{ overflowWrap: 'anywhere' }}>
          {shown.map(({ value, reach }) => (
            <List.Item key={`${reach} ${value}`}>
              {value} ({reaches[reach]})
            </List.Item>
          ))}
          {addedCount > shown.length && <List.Item>{words.more(addedCount - shown.length)}</List.Item>}
        </List>
        {duplicates > 0 && <Text size="sm">{words.duplicates(duplicates)}</Text>}
        {ignoredCount > 0 && (
          <>
            <Text size="sm" fw={600}>
              {words.ignored(ignoredCount)}
            </Text>
            <List size="sm" style={{ overflowWrap: 'anywhere' }}>
              {ignored.slice(0, shownLines).map(({ line, text: what, reason }) => (
                <List.Item key={line}>{words.ignoredLine(line, what, reason)}</List.Item>
              ))}
            </List>
            {ignoredCount > shownLines && <Text size="sm">{words.more(ignoredCount - shownLines)}</Text>}
          </>
        )}
      </Stack>
    </Paper>
  );
}
