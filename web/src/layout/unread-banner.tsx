import { Alert, Anchor, Box, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { isGone, problemOf } from '../api/problem.ts';
import { useLiveState } from '../live/live-status.ts';
import { text } from '../text/index.ts';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { useUnread } from './use-unread.ts';

const words = text.shell.unread;

/**
 * Says what a page could not read where the page itself does not: no part of it is silently absent, and what it shows is
 * not taken for the newest if it is not.
 */
export function UnreadBanner() {
  const { failed, signedOut } = useUnread();
  const queries = useQueryClient();
  const isLost = useLiveState() === 'lost';
  const to = useRouterState({ select: ({ location }) => location.href });
  if (signedOut)
    return (
      <Alert color="red" icon={<TriangleAlert aria-hidden />} title={words.signedOut} mb="md" role="alert">
        <Text size="sm">{words.signedOutHint}</Text>
        <Anchor href={`/sign-in?${new URLSearchParams({ to })}`} size="sm" fw={600}>
          {words.signIn}
        </Anchor>
      </Alert>
    );
  const [first] = failed;
  // While Picket does not answer at all, another banner says so.
  if (first === undefined || isLost) return null;
  const { detail, hint } = problemOf(first.state.error);
  const isOld = failed.every(({ state }) => state.data !== undefined);
  // The page stays: somebody may be typing in it.
  if (isOld && failed.every(({ state }) => isGone(state.error)))
    return (
      <Box mb="md">
        <ProblemAlert error={{ detail: words.gone, hint: `${detail} ${words.goneHint}` }} />
      </Box>
    );
  return (
    <Box mb="md">
      <ProblemAlert
        error={{ detail: isOld ? words.old : words.missing, hint: `${detail} ${hint}` }}
        retry={() => void queries.refetchQueries({ predicate: (query) => failed.includes(query) })}
      />
    </Box>
  );
}
