import { Button, Stack, Text } from '@mantine/core';
import { users } from '../../text/en/users.ts';
import { CopyOnce } from '../../ui/copy-once.tsx';
import { Time } from '../../ui/time.tsx';
import type { Invited } from './queries.ts';

const words = users;

/** The link with which a user chooses a password: shown once, to be passed on. */
export function OneTimeLink({ invited, onDone }: { invited: Invited; onDone: () => void }) {
  return (
    <Stack>
      <Text>{words.link(invited.name)}</Text>
      <CopyOnce value={invited.link} label={words.linkLabel} />
      <Text size="sm" c="dimmed">
        {words.linkUntil} <Time at={invited.linkExpiresAt} />
      </Text>
      <Button onClick={onDone}>{words.linkDone}</Button>
    </Stack>
  );
}
