import { Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { backups as backupsText } from '../../text/en/backups.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { SettingPanel } from '../../ui/setting-panel.tsx';
import { Words } from '../../ui/words.tsx';
import { type BackupSettings, backupSettingsQuery } from './queries.ts';
import { useBackupSchedule } from './use-backup-schedule.ts';

const words = backupsText.schedule;
const intervals = [1, 2, 3, 4, 6, 8, 12, 24] as const;

/** When backups are written, where, and which are kept. */
export function BackupSchedulePanel() {
  return (
    <Loaded query={useQuery(backupSettingsQuery)} height={560}>
      {(saved) => <Fields saved={saved} />}
    </Loaded>
  );
}

function Fields({ saved }: { saved: BackupSettings }) {
  const form = useBackupSchedule(saved);
  const { values, errors } = form;
  return (
    <SettingPanel title={words.title} description={words.description} form={form}>
      <Checkbox
        label={words.enabled}
        checked={values.enabled}
        onChange={({ currentTarget }) => form.change({ enabled: currentTarget.checked })}
      />
      <Select
        label={words.every}
        data={intervals.map((hours) => ({ value: String(hours), label: words.everyHours(hours) }))}
        value={String(values.everyHours)}
        allowDeselect={false}
        styles={{ wrapper: { maxWidth: '15rem' } }}
        onChange={(value) =>
          form.change({ everyHours: intervals.find((one) => String(one) === value) ?? values.everyHours })
        }
      />
      <TextInput
        label={words.at}
        description={words.atHint}
        maxLength={5}
        styles={{ wrapper: { maxWidth: '15rem' } }}
        value={values.at}
        error={errors.at}
        onChange={({ currentTarget }) => form.change({ at: currentTarget.value })}
      />
      <TextInput
        label={words.folder}
        description={<Words>{words.folderHint}</Words>}
        maxLength={1000}
        value={values.folder ?? ''}
        error={errors.folder}
        onChange={({ currentTarget }) => form.change({ folder: currentTarget.value || null })}
      />
      {(['keepCount', 'keepDays'] as const).map((field) => (
        <NumberField
          key={field}
          label={words[field]}
          description={words.hints[field]}
          suffix={words.units[field]}
          allowDecimal={false}
          value={values[field]}
          error={errors[field]}
          onChange={(value) => form.change({ [field]: value })}
        />
      ))}
    </SettingPanel>
  );
}
