import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { api, read } from '../api/client.ts';
import { queryClient } from '../api/query-client.ts';
import type { paths } from '../api/schema.d.ts';
import { useMay } from '../session/me.ts';
import { text } from '../text/index.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { StateMark, type Tone } from './state-mark.tsx';
import { Time } from './time.tsx';

type Rights = paths['/api/v1/settings/rights']['get']['responses'][200]['content']['application/json'];
export type Capability = Rights['capabilities'][number]['name'];

const words = text.ui.rights;
const tones: Readonly<Record<'granted' | 'missing' | 'unknown', Tone>> = {
  granted: 'good',
  missing: 'bad',
  unknown: 'waiting',
};

/** Optional rights in ConnectWise, and whether the role has them. */
export const rightsQuery = queryOptions({
  queryKey: ['settings', 'rights'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/rights', { signal })),
});

/**
 * Shown beside a switch: the exact right in ConnectWise that it needs beyond the minimal role, whether the role has it
 * now, and where it is granted.
 */
export function RightNeeded({ capability }: { capability: Capability }) {
  const { data, isPending } = useQuery(rightsQuery);
  const mayRefresh = useMay('admin');
  const refresh = useMutation({
    mutationFn: () => read(api.POST('/api/v1/settings/rights/refresh')),
    onSuccess: (seen) => queryClient.setQueryData(rightsQuery.queryKey, seen),
  });
  // As high as a granted right: nothing beside it moves when it is known.
  if (isPending) return <Skeleton height={45} aria-busy />;
  const found = data?.capabilities.find(({ name }) => name === capability);
  if (found === undefined) return null;
  return (
    <Stack gap={4} role="group" aria-label={words.label(found.title)}>
      {found.rights.map((right) => (
        <Stack gap={0} key={right.name}>
          <Text size="sm" component="div">
            <StateMark tone={tones[right.state]}>
              {words[right.state](`${right.module} > ${right.name}`)}
            </StateMark>
          </Text>
          {right.state !== 'granted' && (
            <Text size="sm" c="dimmed">
              {words.where(right.where)}
            </Text>
          )}
        </Stack>
      ))}
      <Group gap="xs">
        {data?.checkedAt != null && (
          <Text size="xs" c="dimmed">
            {words.checked} <Time at={data.checkedAt} as="ago" />
          </Text>
        )}
        {mayRefresh && found.state !== 'granted' && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => refresh.mutate()}
            loading={refresh.isPending}
          >
            {words.refresh}
          </Button>
        )}
      </Group>
      {refresh.isError && <ProblemAlert error={refresh.error} />}
    </Stack>
  );
}
