import { Stack, Switch } from '@mantine/core';
import { closing as closingText } from '../../text/en/closing.ts';
import { incidentSettings } from '../../text/en/incident-settings.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { RightNeeded } from '../../ui/right-needed.tsx';
import { SettingPanel } from '../../ui/setting-panel.tsx';
import { ClosingPreview } from './closing-preview.tsx';
import { ClosingStatuses } from './closing-statuses.tsx';
import { type Closing, useClosingForm } from './use-closing-form.ts';

const words = closingText;
const switches = ['whenAllowed', 'whenOver', 'whenQuiet'] as const;

/** Whether Picket closes tickets in ConnectWise, when, and by which status of each board. */
export function ClosingPanel({ saved }: { readonly saved: Closing }) {
  const form = useClosingForm(saved);
  const { values } = form;
  const isOn = switches.some((name) => values[name]);
  return (
    <SettingPanel title={words.title} description={words.description} form={form}>
      {switches.map((name) => (
        <Switch
          key={name}
          label={words[name]}
          description={words[`${name}Hint`]}
          checked={values[name]}
          onChange={({ currentTarget }) => form.change({ [name]: currentTarget.checked })}
        />
      ))}
      {values.whenQuiet && (
        <NumberField
          label={words.quietHours}
          suffix={incidentSettings.inHours}
          value={values.quietHours}
          onChange={(hours) => form.change({ quietHours: hours as number })}
          error={form.errors.quietHours}
        />
      )}
      {isOn && (
        <Stack>
          <RightNeeded capability="closing" />
          <ClosingStatuses form={form} saved={saved} />
          <Switch
            label={words.evenIfTouched}
            description={words.evenIfTouchedHint}
            checked={values.evenIfTouched}
            onChange={({ currentTarget }) => form.change({ evenIfTouched: currentTarget.checked })}
          />
          {!values.evenIfTouched && <RightNeeded capability="time" />}
          <ClosingPreview form={form} />
        </Stack>
      )}
    </SettingPanel>
  );
}
