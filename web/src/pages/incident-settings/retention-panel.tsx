import { incidentSettings } from '../../text/en/incident-settings.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { SettingPanel } from '../../ui/setting-panel.tsx';
import { type Retention, retentionFields, useRetentionForm } from './use-retention-form.ts';

const words = incidentSettings.retention;
const hints = { detectionDays: words.detectionDaysHint, incidentDays: words.incidentDaysHint };

/** How long detections and incidents are kept. */
export function RetentionPanel({ saved }: { saved: Retention }) {
  const form = useRetentionForm(saved);
  return (
    <SettingPanel title={words.title} description={words.description} form={form}>
      {retentionFields.map((field) => (
        <NumberField
          key={field}
          label={words[field]}
          description={hints[field]}
          suffix={incidentSettings.inDays}
          allowDecimal={false}
          value={form.values[field]}
          onChange={(value) => form.change({ [field]: value })}
          error={form.errors[field]}
        />
      ))}
    </SettingPanel>
  );
}
