import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failed } from '../../ui/states.tsx';
import { ConfigurationsPanel } from './links/configurations-panel.tsx';
import { ContactPanel } from './links/contact-panel.tsx';
import { linkSettingsQuery } from './links/queries.ts';
import { ServicesNav } from './services-nav.tsx';

/** The links of tickets in ConnectWise: configurations of devices, contacts. */
export function LinksTab() {
  return (
    <Stack gap="lg">
      <ServicesNav />
      <Content />
    </Stack>
  );
}

function Content() {
  const { data, error, refetch } = useQuery(linkSettingsQuery);
  if (data !== undefined)
    return (
      <>
        <ConfigurationsPanel saved={data} />
        <ContactPanel saved={data} />
      </>
    );
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  return <Skeleton height={300} aria-busy />;
}
