import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failed } from '../../ui/states.tsx';
import { ticketServiceQuery } from './queries.ts';
import { ServicePanel } from './services/service-panel.tsx';
import { ServicesNav } from './services-nav.tsx';

/** Whether tickets are opened, and on which board, with which status, priority and type. */
export function ServicesTab() {
  return (
    <Stack gap="lg">
      <ServicesNav />
      <Content />
    </Stack>
  );
}

function Content() {
  const { data, error, refetch } = useQuery(ticketServiceQuery);
  if (data !== undefined) return <ServicePanel saved={data} />;
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Stack aria-busy>
      <Skeleton height={560} />
      <Skeleton height={140} />
    </Stack>
  );
}
