import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failed } from '../../ui/states.tsx';
import { policyQuery, resolverQuery } from './queries.ts';
import { PolicyPanel } from './settings/policy-panel.tsx';
import { ResolverPanel } from './settings/resolver-panel.tsx';

/** What is blocked for all companies, what opens tickets, and how the resolver answers. */
export function SettingsTab() {
  const policy = useQuery(policyQuery);
  const resolver = useQuery(resolverQuery);
  if (policy.data && resolver.data)
    return (
      <Stack gap="lg">
        <PolicyPanel saved={policy.data} />
        <ResolverPanel saved={resolver.data} />
      </Stack>
    );
  const failed = policy.error === null ? resolver : policy;
  if (failed.error !== null) return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  return <Skeleton height={480} aria-busy />;
}
