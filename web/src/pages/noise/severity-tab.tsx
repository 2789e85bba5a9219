import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failed } from '../../ui/states.tsx';
import { severityQuery } from './queries.ts';
import { SeverityPanel } from './severity-panel.tsx';

/** How severe an incident is, and what happens for each severity. */
export function SeverityTab() {
  const settings = useQuery(severityQuery);
  if (settings.data !== undefined) return <SeverityPanel saved={settings.data} />;
  if (settings.error !== null) return <Failed error={settings.error} retry={() => void settings.refetch()} />;
  return (
    <Stack aria-busy>
      <Skeleton height={420} />
      <Skeleton height={320} />
    </Stack>
  );
}
