import { Checkbox, List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { text } from '../../text/index.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { deleteSource, useSourceChange } from './changes.ts';
import type { DialogProps } from './dialog.ts';

/** Asks before a source goes, and says what goes with it. */
export function DeleteDialog({ source: { id, name, lastDetectionAt }, opened, onClose }: DialogProps) {
  const words = text.sources.deleting;
  const [confirmed, setConfirmed] = useState(false);
  const navigate = useNavigate();
  const deleting = useSourceChange(deleteSource);
  const hasDetections = lastDetectionAt !== null;

  function close() {
    setConfirmed(false);
    deleting.reset();
    onClose();
  }
  async function onSuccess() {
    close();
    notifications.show({ message: words.done(name) });
    await navigate({ to: '/sources' });
  }

  return (
    <Confirm
      opened={opened}
      onClose={close}
      title={words.title(name)}
      action={words.submit}
      dangerous
      ready={confirmed || !hasDetections}
      mutation={{
        ...deleting,
        mutate: () => deleting.mutate({ id, deleteDetections: confirmed }, { onSuccess }),
      }}
    >
      <div>
        <Text>{words.goes}</Text>
        <List>
          {[...words.parts, ...(hasDetections ? words.detectionParts : [])].map((part) => (
            <List.Item key={part}>{part}</List.Item>
          ))}
        </List>
      </div>
      <Text>{words.stays}</Text>
      <Text c="dimmed" size="sm">
        {words.instead}
      </Text>
      {hasDetections && (
        <Checkbox
          label={words.confirm}
          checked={confirmed}
          onChange={(event) => setConfirmed(event.currentTarget.checked)}
        />
      )}
    </Confirm>
  );
}
