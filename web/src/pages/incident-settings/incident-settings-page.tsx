import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RequireRole } from '../../session/require-role.tsx';
import { text } from '../../text/index.ts';
import { Page } from '../../ui/page.tsx';
import { Failed } from '../../ui/states.tsx';
import { IncidentSettingsPanel } from './incident-settings-panel.tsx';
import { incidentSettingsQuery } from './use-incident-settings-form.ts';

const words = text.incidentSettings;

/** Settings → MSSP settings → Incidents. */
export function IncidentSettingsPage() {
  return (
    <Page
      title={words.title}
      trail={[{ label: text.shell.settings }, { label: text.shell.mssp }]}
      description={words.description}
    >
      <RequireRole needs="admin">
        <Loaded />
      </RequireRole>
    </Page>
  );
}

function Loaded() {
  const { data, error, refetch } = useQuery(incidentSettingsQuery);
  if (data !== undefined) return <IncidentSettingsPanel saved={data} />;
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Stack aria-busy>
      <Skeleton height={380} />
      <Skeleton height={380} />
    </Stack>
  );
}
