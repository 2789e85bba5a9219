import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RequireRole } from '../../session/require-role.tsx';
import { incidentSettings } from '../../text/en/incident-settings.ts';
import { text } from '../../text/index.ts';
import { Page } from '../../ui/page.tsx';
import { Failed } from '../../ui/states.tsx';
import { BackupSchedulePanel } from '../backups/backup-schedule-panel.tsx';
import { BackupsPanel } from '../backups/backups-panel.tsx';
import { ClosingPanel } from '../closing/closing-panel.tsx';
import { closingQuery } from '../closing/use-closing-form.ts';
import { IncidentSettingsPanel } from './incident-settings-panel.tsx';
import { LookUpsPanel } from './look-ups-panel.tsx';
import { RecurrencePanel } from './recurrence-panel.tsx';
import { RetentionPanel } from './retention-panel.tsx';
import { RollUpsPanel } from './roll-ups-panel.tsx';
import { incidentSettingsQuery } from './use-incident-settings-form.ts';
import { lookUpsQuery } from './use-look-ups-form.ts';
import { recurrenceQuery } from './use-recurrence-form.ts';
import { retentionQuery } from './use-retention-form.ts';
import { rollUpsQuery } from './use-roll-ups-form.ts';

const words = incidentSettings;

/** Settings → MSSP settings → Incident settings. */
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
  const recurrence = useQuery(recurrenceQuery);
  const closing = useQuery(closingQuery);
  const retention = useQuery(retentionQuery);
  const lookUps = useQuery(lookUpsQuery);
  const all = [settings, rollUps, recurrence, closing, retention, lookUps];
  if (settings.data && rollUps.data && recurrence.data && closing.data && retention.data && lookUps.data) {
    return (
      <Stack gap="lg">
        <IncidentSettingsPanel saved={settings.data} />
        <RecurrencePanel saved={recurrence.data} />
        <ClosingPanel saved={closing.data} />
        <RollUpsPanel saved={rollUps.data} />
        <LookUpsPanel saved={lookUps.data} />
        <RetentionPanel saved={retention.data} />
        <BackupsPanel />
        <BackupSchedulePanel />
      </Stack>
    );
  }
  const failed = all.find(({ error }) => error !== null) ?? settings;
  if (failed.error !== null) return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  return (
    <Stack aria-busy>
      <Skeleton height={380} />
      <Skeleton height={380} />
    </Stack>
  );
}
