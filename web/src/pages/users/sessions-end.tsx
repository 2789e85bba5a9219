import { Text } from '@mantine/core';
import { users } from '../../text/en/users.ts';
import { text } from '../../text/index.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useUserSessions } from './queries.ts';

/** How many sessions of a user the action of a dialog ends. */
export function SessionsEnd({ userId, opened }: { userId: string; opened: boolean }) {
  const { data, error } = useUserSessions(userId, opened);
  if (data === undefined && error !== null) return <ProblemAlert error={error} />;
  if (data === undefined) return <Text c="dimmed">{text.ui.counting}</Text>;
  return <Text>{users.sessions(data.items.length)}</Text>;
}
