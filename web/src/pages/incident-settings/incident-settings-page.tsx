import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RequireRole } from '../../session/require-role.tsx';
import { text } from '../../text/index.ts';
import { Page } from '../../ui/page.tsx';
import { Failed } from '../../ui/states.tsx';
import { IncidentSettingsPanel } from './incident-settings-panel.tsx';
import { RetentionPanel } from './retention-panel.tsx';
import { RollUpsPanel } from './roll-ups-panel.tsx';
import { incidentSettingsQuery } from './use-incident-settings-form.ts';
import { retentionQuery } from './use-retention-form.ts';
import { rollUpsQuery } from './use-roll-ups-form.ts';

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
  const settings = useQuery(incidentSettingsQuery);
  const rollUps = useQuery(rollUpsQuery);
  const retention = useQuery(retentionQuery);
  if (settings.data !== undefined && rollUps.data !== undefined && retention.data !== undefined) {
    return (
      <Stack gap="lg">
        <IncidentSettingsPanel saved={settings.data} />
        <RollUpsPanel saved={rollUps.data} />
        <RetentionPanel saved={retention.data} />
      </Stack>
    );
  }
  const failed = [settings, rollUps, retention].find(({ error }) => error !== null) ?? settings;
  if (failed.error !== null) return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  return (
    <Stack aria-busy>
      <Skeleton height={380} />
      <Skeleton height={380} />
    </Stack>
  );
}
