import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { BellRing, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { RequireRole } from '../../session/require-role.tsx';
import { notifications as notificationsText } from '../../text/en/notifications.ts';
import { text } from '../../text/index.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { StateMark, type Tone } from '../../ui/state-mark.tsx';
import { Empty, Failed } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { ChannelActions } from './channel-actions.tsx';
import { ChannelDialog } from './channel-dialog.tsx';
import { HeartbeatPanel } from './heartbeat-panel.tsx';
import { type Channel, channelsQuery, deleteChannel, eventsQuery, useNotificationChange } from './queries.ts';

const words = notificationsText;
const keyOf = ({ id }: Channel) => id;

export function NotificationsPage() {
  return (
    <RequireRole needs="admin">
      <Notifications />
    </RequireRole>
  );
}

function Notifications() {
  const [editing, setEditing] = useState<Channel | 'new' | null>(null);
  const [removing, setRemoving] = useState<Channel | null>(null);
  const channels = useQuery(channelsQuery);
  const events = useQuery(eventsQuery);
  const remove = useNotificationChange(deleteChannel);
  const columns = useMemo(() => [...readColumns, actionsColumn(setEditing, setRemoving)], []);
  const isRead = channels.data !== undefined && events.data !== undefined;
  const error = channels.error ?? events.error;

  function close() {
    setRemoving(null);
    remove.reset();
  }
  const onSuccess = () => {
    close();
    notifications.show({ message: words.removed });
  };
  const add = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      {words.add}
    </Button>
  );
  return (
    <Page
      title={words.title}
      trail={[{ label: text.shell.settings }, { label: text.shell.upkeep }]}
      description={words.description}
      actions={add}
    >
      {!isRead && error !== null ? (
        <Failed error={error} retry={() => void Promise.all([channels.refetch(), events.refetch()])} />
      ) : channels.data?.items.length === 0 ? (
        <Empty icon={BellRing} title={words.empty} hint={words.emptyHint} />
      ) : (
        <DataTable
          label={words.list}
          columns={columns}
          rows={channels.data?.items}
          keyOf={keyOf}
          expected={2}
        />
      )}
      <HeartbeatPanel />
      {events.data !== undefined && (
        <ChannelDialog
          edited={editing}
          channels={channels.data?.items ?? []}
          events={events.data.items}
          onClose={() => setEditing(null)}
        />
      )}
      <Confirm
        opened={removing !== null}
        onClose={close}
        title={words.removeTitle(removing?.name ?? '')}
        action={words.remove}
        dangerous
        mutation={{ ...remove, mutate: () => removing !== null && remove.mutate(removing.id, { onSuccess }) }}
      >
        <Text>{words.removeText}</Text>
      </Confirm>
    </Page>
  );
}

function stateOf({ enabled, problem, lastSentAt }: Channel): keyof typeof words.states {
  if (!enabled) return 'off';
  if (problem !== null) return 'failing';
  return lastSentAt === null ? 'untried' : 'works';
}

const tones: Readonly<Record<keyof typeof words.states, Tone>> = {
  works: 'good',
  failing: 'bad',
  off: 'quiet',
  untried: 'quiet',
};

const readColumns: readonly Column<Channel>[] = [
  {
    id: 'name',
    title: words.columns.name,
    cell: ({ name, kind }) => (
      <>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {words.kinds[kind]}
        </Text>
      </>
    ),
  },
  { id: 'to', title: words.columns.to, cell: ({ destination }) => destination },
  {
    id: 'state',
    title: words.columns.state,
    cell: (channel) => (
      <>
        <StateMark tone={tones[stateOf(channel)]}>{words.states[stateOf(channel)]}</StateMark>
        {channel.problem !== null && (
          <Text size="xs" c="dimmed">
            {channel.problem.message} {channel.problem.hint}
          </Text>
        )}
        {channel.waiting > 0 && (
          <Text size="xs" c="dimmed">
            {words.waiting(channel.waiting)}
          </Text>
        )}
      </>
    ),
  },
  {
    id: 'lastSent',
    title: words.columns.lastSent,
    cell: ({ lastSentAt }) => <Time at={lastSentAt} as="ago" />,
  },
];

const actionsColumn = (
  edit: (channel: Channel) => void,
  remove: (channel: Channel) => void,
): Column<Channel> => ({
  id: 'actions',
  title: text.ui.actions,
  cell: (channel) => (
    <ChannelActions channel={channel} onEdit={() => edit(channel)} onRemove={() => remove(channel)} />
  ),
});
