import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import type { paths } from '../../api/schema.d.ts';
import { account } from '../../text/en/account.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { describeAgent } from '../../ui/describe-agent.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { ProblemDialog } from '../../ui/problem-dialog.tsx';
import { Failed } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';

type Session =
  paths['/api/auth/list-sessions']['get']['responses'][200]['content']['application/json'][number];
type Shown = Session & { readonly own: boolean };

const words = account.sessions;
const key = ['me', 'sessions'] as const;

/** The user's sessions; each but the present one can be ended here. */
export function Sessions() {
  const sessions = useQuery({
    queryKey: key,
    queryFn: async ({ signal }): Promise<Shown[]> => {
      const [own, all] = await Promise.all([
        read(api.GET('/api/auth/get-session', { signal })),
        read(api.GET('/api/auth/list-sessions', { signal })),
      ]);
      return all.map((one) => ({ ...one, own: one.id === own?.session.id }));
    },
  });
  const endOthers = useMutation({
    mutationFn: () => read(api.POST('/api/auth/revoke-other-sessions')),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  });
  return (
    <Stack component="section" aria-label={words.title}>
      <Group justify="space-between">
        <Title order={2}>{words.title}</Title>
        {sessions.data !== undefined && sessions.data.length > 1 && (
          <Button
            variant="default"
            size="xs"
            loading={endOthers.isPending}
            onClick={() => endOthers.mutate()}
          >
            {words.endOthers(sessions.data.length - 1)}
          </Button>
        )}
      </Group>
      {endOthers.isError && <ProblemAlert error={endOthers.error} />}
      {sessions.isError && sessions.data === undefined ? (
        <Failed error={sessions.error} retry={() => void sessions.refetch()} />
      ) : (
        <DataTable
          label={words.title}
          columns={columns}
          rows={sessions.data}
          keyOf={({ id }) => id}
          expected={1}
        />
      )}
    </Stack>
  );
}

const whereOf = ({ userAgent, ipAddress }: Session): string =>
  [describeAgent(userAgent ?? '') ?? words.unknown, ipAddress].filter(Boolean).join(' · ');

const columns: readonly Column<Shown>[] = [
  {
    id: 'where',
    title: words.columns.where,
    cell: (session) => (
      <Group gap="xs">
        <Text size="sm">{whereOf(session)}</Text>
        {session.own && <Badge variant="light">{words.this}</Badge>}
      </Group>
    ),
  },
  { id: 'since', title: words.columns.since, cell: ({ createdAt }) => <Time at={createdAt} /> },
  { id: 'seen', title: words.columns.seen, cell: ({ updatedAt }) => <Time at={updatedAt} as="ago" /> },
  {
    id: 'actions',
    title: words.columns.actions,
    cell: (session) => (session.own ? null : <EndSession session={session} />),
  },
];

function EndSession({ session }: { session: Session }) {
  const end = useMutation({
    mutationFn: () => read(api.POST('/api/auth/revoke-session', { body: { token: session.token } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  });
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        loading={end.isPending}
        onClick={() => end.mutate()}
        aria-label={words.endLabel(whereOf(session))}
      >
        {words.end}
      </Button>
      <ProblemDialog error={end.error} onClose={end.reset} />
    </>
  );
}
