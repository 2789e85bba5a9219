import { Paper, Stack, Switch, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api, read } from '../../../api/client.ts';
import { queryClient } from '../../../api/query-client.ts';
import { useMay } from '../../../session/me.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { RightNeeded, rightsQuery } from '../../../ui/right-needed.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { callbacksQuery } from '../queries.ts';

const words = connectWise.connection.callbacks;

/** ConnectWise callbacks, and the rights that they need. */
export function CallbacksPanel() {
  const callbacks = useQuery(callbacksQuery);
  const mayChange = useMay('admin');
  const save = useMutation({
    mutationFn: (enabled: boolean) => read(api.PUT('/api/v1/settings/callbacks', { body: { enabled } })),
    onSuccess: (saved) => {
      queryClient.setQueryData(callbacksQuery.queryKey, saved);
      // A refusal by ConnectWise says something about the rights.
      void queryClient.invalidateQueries({ queryKey: rightsQuery.queryKey });
    },
  });
  return (
    <Paper component="section" aria-labelledby="callbacks">
      <Stack gap="sm" maw={720}>
        <Title order={2} id="callbacks">
          {words.title}
        </Title>
        <Text c="dimmed">{words.description}</Text>
        <Loaded query={callbacks} height={60}>
          {(data) => (
            <>
              <Switch
                label={words.switch}
                description={data.url === null ? words.needsUrl : words.address(data.url)}
                checked={data.enabled}
                disabled={!mayChange || save.isPending || (data.url === null && !data.enabled)}
                onChange={({ currentTarget }) => save.mutate(currentTarget.checked)}
              />
              {data.registered !== null && <StateMark tone="good">{words.registered}</StateMark>}
              {data.problem !== null && (
                <ProblemAlert error={{ detail: data.problem.message, hint: data.problem.hint }} />
              )}
            </>
          )}
        </Loaded>
        {save.isError && <ProblemAlert error={save.error} />}
        <RightNeeded capability="callbacks" />
      </Stack>
    </Paper>
  );
}
