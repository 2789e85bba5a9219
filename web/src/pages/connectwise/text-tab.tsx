import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failed } from '../../ui/states.tsx';
import { ticketTextQuery } from './queries.ts';
import { ServicesNav } from './services-nav.tsx';
import { TextPanel } from './text/text-panel.tsx';

/** The text of tickets: the templates of summary and description. */
export function TextTab() {
  return (
    <Stack gap="lg">
      <ServicesNav />
      <Content />
    </Stack>
  );
}

function Content() {
  const { data, error, refetch } = useQuery(ticketTextQuery);
  if (data !== undefined) return <TextPanel saved={data} />;
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  return <Skeleton height={700} aria-busy />;
}
