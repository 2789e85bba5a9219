import { Skeleton, Stack, Text } from '@mantine/core';
import { users } from '../../text/en/users.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { describeAgent } from '../../ui/describe-agent.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Time } from '../../ui/time.tsx';
import { signOutUser, useUserMutation, useUserSessions } from './queries.ts';
import type { UserDialogProps } from './user-dialog.ts';

const words = users;

/** Where a user is signed in, and an action that ends all sessions. */
export function SignOutUser({ user, opened, onClose }: UserDialogProps) {
  const sessions = useUserSessions(user.id, opened);
  const signOut = useUserMutation<unknown, void>(() => signOutUser(user.id), onClose);
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={words.signOutTitle(user.name)}
      action={words.signOut}
      dangerous
      ready={(sessions.data?.items.length ?? 1) > 0}
      mutation={signOut}
    >
      {sessions.isPending && <Skeleton height={40} />}
      {sessions.isError && <ProblemAlert error={sessions.error} />}
      {sessions.data?.items.length === 0 && <Text>{words.nowhere}</Text>}
      <Stack gap="xs">
        {sessions.data?.items.map(({ id, userAgent, address, createdAt }) => (
          <Text key={id} size="sm">
            {[describeAgent(userAgent ?? ''), address].filter(Boolean).join(' · ')} · <Time at={createdAt} />
          </Text>
        ))}
      </Stack>
    </Confirm>
  );
}
