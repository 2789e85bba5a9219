import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failed } from '../../ui/states.tsx';
import { routingRulesQuery } from './queries.ts';
import { RoutingPanel } from './routing/routing-panel.tsx';
import { ServicesNav } from './services-nav.tsx';

/** Rules for tickets that do not use the Services tab. */
export function RoutingTab() {
  return (
    <Stack gap="lg">
      <ServicesNav />
      <Content />
    </Stack>
  );
}

function Content() {
  const { data, error, refetch } = useQuery(routingRulesQuery);
  if (data !== undefined) return <RoutingPanel rules={data.items} />;
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  return <Skeleton height={420} aria-busy />;
}
