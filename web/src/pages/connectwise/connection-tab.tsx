import { SimpleGrid, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failed } from '../../ui/states.tsx';
import { ConnectionPanel } from './connection/connection-panel.tsx';
import { connectionQuery } from './queries.ts';

/** Site, Company ID and keys: entered, verified, saved. */
export function ConnectionTab() {
  const { data, error, refetch } = useQuery(connectionQuery);
  if (data !== undefined) return <ConnectionPanel saved={data} />;
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} aria-busy>
      <Skeleton height={560} />
      <Skeleton height={220} />
    </SimpleGrid>
  );
}
