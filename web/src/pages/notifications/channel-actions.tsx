import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { notifications as notificationsText } from '../../text/en/notifications.ts';
import { ProblemDialog } from '../../ui/problem-dialog.tsx';
import { type Channel, testChannel, useNotificationChange } from './queries.ts';

const words = notificationsText;

interface ChannelActionsProps {
  readonly channel: Channel;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** What an administrator can do with a channel. */
export function ChannelActions({ channel, onEdit, onRemove }: ChannelActionsProps) {
  const test = useNotificationChange(testChannel);
  const send = () =>
    test.mutate(channel.id, {
      onSuccess({ delivered, problem }) {
        if (delivered) notifications.show({ message: words.tested });
        else notifications.show({ color: 'red', title: words.testFailed, message: problem?.message });
      },
    });
  const named = (label: string) => `${label}: ${channel.name}`;
  return (
    <Group gap="xs">
      <Button
        variant="default"
        size="compact-sm"
        loading={test.isPending}
        onClick={send}
        aria-label={named(words.test)}
      >
        {words.test}
      </Button>
      <Button variant="default" size="compact-sm" onClick={onEdit} aria-label={named(words.change)}>
        {words.change}
      </Button>
      <Button variant="default" size="compact-sm" onClick={onRemove} aria-label={named(words.remove)}>
        {words.remove}
      </Button>
      <ProblemDialog error={test.error} onClose={test.reset} />
    </Group>
  );
}
