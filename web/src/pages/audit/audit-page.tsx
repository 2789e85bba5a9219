import { Code, Stack, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { api, read } from '../../api/client.ts';
import { usePages } from '../../api/pages.ts';
import type { paths } from '../../api/schema.d.ts';
import { RequireRole } from '../../session/require-role.tsx';
import { audit as auditText } from '../../text/en/audit.ts';
import { text } from '../../text/index.ts';
import type { Column } from '../../ui/data-table.tsx';
import { GrowingList } from '../../ui/growing-list.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { Empty } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { useShow } from '../../ui/use-show.ts';
import { differences } from './differences.ts';

type AuditEvent =
  paths['/api/v1/audit']['get']['responses'][200]['content']['application/json']['items'][number];

const words = auditText;

export function AuditPage() {
  return (
    <RequireRole needs="admin">
      <Audit />
    </RequireRole>
  );
}

function Audit() {
  const show = useShow<{ area: string }>();
  const { area } = useSearch({ from: '/inside/settings/audit' });
  const events = usePages<AuditEvent>(['settings', 'audit', area], (cursor, signal) =>
    read(
      api.GET('/api/v1/audit', {
        params: {
          query: { ...(area === undefined ? {} : { area }), ...(cursor === undefined ? {} : { cursor }) },
        },
        signal,
      }),
    ),
  );
  return (
    <Page
      title={words.title}
      trail={[{ label: text.shell.settings }, { label: text.shell.upkeep }]}
      description={words.description}
    >
      <Select
        label={words.area}
        placeholder={words.everything}
        clearable
        maw={280}
        data={Object.entries(words.areas).map(([value, label]) => ({ value, label }))}
        value={area ?? null}
        onChange={(chosen) => show({ area: chosen ?? undefined })}
      />
      <GrowingList
        label={words.title}
        query={events}
        columns={columns}
        expected={10}
        empty={
          <Empty
            icon={ScrollText}
            title={area === undefined ? words.empty : words.emptyFiltered}
            hint={words.emptyHint}
          />
        }
      />
    </Page>
  );
}

const columns: readonly Column<AuditEvent>[] = [
  { id: 'at', title: words.columns.at, width: '11rem', cell: ({ at }) => <Time at={at} /> },
  {
    id: 'actor',
    title: words.columns.actor,
    width: '22%',
    // An id of 32 characters is one word.
    cell: ({ actor }) => (
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {actor}
      </Text>
    ),
  },
  {
    id: 'what',
    title: words.columns.what,
    width: '22%',
    cell: ({ action, subject }) => (
      <>
        <Text size="sm">{action}</Text>
        {subject !== '' && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {subject}
          </Text>
        )}
      </>
    ),
  },
  { id: 'change', title: words.columns.change, cell: (event) => <Change event={event} />, stacked: true },
];

/** The change of each value. */
function Change({ event: { before, after } }: { event: AuditEvent }) {
  const found = differences(before, after);
  if (found.length === 0) return <Text c="dimmed">{words.same}</Text>;
  return (
    <Stack gap={2}>
      {found.map(({ name, from, to }) => (
        <Text key={name} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {name}: <Value value={from} /> → <Value value={to} />
        </Text>
      ))}
    </Stack>
  );
}

function Value({ value }: { value: unknown }) {
  if (value === undefined)
    return (
      <Text span c="dimmed">
        {words.unset}
      </Text>
    );
  return <Code>{typeof value === 'string' ? value : JSON.stringify(value)}</Code>;
}
