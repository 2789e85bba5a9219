import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { ProblemDialog } from '../../../ui/problem-dialog.tsx';
import { Time } from '../../../ui/time.tsx';
import { useDnsChange } from '../queries.ts';
import { type DnsEntry, removeEntry, restoreEntry } from './queries.ts';

const words = dns.lists.entries;

/** Users who may not change the list see no column for it. */
export const entryColumns: readonly Column<DnsEntry>[] = [
  { id: 'value', title: words.columns.value, cell: (entry) => <Value {...entry} /> },
  { id: 'why', title: words.columns.why, cell: ({ why }) => why },
  {
    id: 'by',
    title: words.columns.by,
    cell: ({ addedBy, addedAt }) => (
      <>
        {addedBy}
        <Text size="xs" c="dimmed">
          <Time at={addedAt} />
        </Text>
      </>
    ),
  },
  { id: 'until', title: words.columns.until, cell: (entry) => <Until {...entry} /> },
];

export const entryColumnsToAct: readonly Column<DnsEntry>[] = [
  ...entryColumns,
  {
    id: 'actions',
    title: text.ui.actions,
    cell: (entry) => (entry.removedAt === null ? <Remove entry={entry} /> : <Restore entry={entry} />),
  },
];

function Value({ value, reach, overridesGuard }: DnsEntry) {
  return (
    <>
      <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
        {value}
      </Text>
      <Text size="xs" c="dimmed">
        {[words.reaches[reach], ...(overridesGuard ? [words.overridesGuard] : [])].join(', ')}
      </Text>
    </>
  );
}

function Until({ endsAt, removedAt, removedBy }: DnsEntry) {
  if (removedAt !== null)
    return (
      <>
        {words.removedBy(removedBy ?? '')}
        <Text size="xs" c="dimmed">
          <Time at={removedAt} />
        </Text>
      </>
    );
  if (endsAt === null) return words.forEver;
  return (
    <>
      {new Date(endsAt) <= new Date() && `${words.expired} `}
      <Time at={endsAt} />
    </>
  );
}

/** Removed at once, since it can be restored. */
function Remove({ entry: { id, value } }: { entry: DnsEntry }) {
  const remove = useDnsChange(removeEntry(id), () => notifications.show({ message: words.removed(value) }));
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        loading={remove.isPending}
        onClick={() => remove.mutate()}
        aria-label={words.removeOf(value)}
      >
        {words.remove}
      </Button>
      <ProblemDialog error={remove.error} onClose={remove.reset} />
    </>
  );
}

function Restore({ entry: { id, value } }: { entry: DnsEntry }) {
  const restore = useDnsChange(restoreEntry(id), () =>
    notifications.show({ message: words.restored(value) }),
  );
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        loading={restore.isPending}
        onClick={() => restore.mutate()}
        aria-label={words.restoreOf(value)}
      >
        {words.restore}
      </Button>
      <ProblemDialog error={restore.error} onClose={restore.reset} />
    </>
  );
}
