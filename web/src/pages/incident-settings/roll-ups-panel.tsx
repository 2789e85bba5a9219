import { incidentSettings } from '../../text/en/incident-settings.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { SettingPanel } from '../../ui/setting-panel.tsx';
import { type RollUps, rollUpFields, useRollUpsForm } from './use-roll-ups-form.ts';

const words = incidentSettings.rollUps;

/** When incidents share one ticket: in a storm, and in the daily digest. */
export function RollUpsPanel({ saved }: { saved: RollUps }) {
  const form = useRollUpsForm(saved);
  return (
    <SettingPanel title={words.title} description={words.description} form={form}>
      {rollUpFields.map((field) => (
        <NumberField
          key={field}
          label={words[field]}
          description={words.hints[field]}
          suffix={field === 'digestHour' ? words.oClock : ''}
          allowDecimal={false}
          value={form.values[field]}
          onChange={(value) => form.change({ [field]: value })}
          error={form.errors[field]}
        />
      ))}
    </SettingPanel>
  );
}
