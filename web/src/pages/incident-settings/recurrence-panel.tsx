import { Radio, Stack, Switch } from '@mantine/core';
import { incidentSettings } from '../../text/en/incident-settings.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { RightNeeded } from '../../ui/right-needed.tsx';
import { SettingPanel } from '../../ui/setting-panel.tsx';
import { TagsInput } from '../../ui/tags-input.tsx';
import {
  type Recurrence,
  type RecurrenceForm,
  type RecurrenceNumber,
  useRecurrenceForm,
} from './use-recurrence-form.ts';

const words = incidentSettings.recurrence;

/** What happens when an incident is seen again: after its ticket was closed, and while it is open. */
export function RecurrencePanel({ saved }: { saved: Recurrence }) {
  const form = useRecurrenceForm(saved);
  const { values } = form;

  return (
    <SettingPanel title={words.title} description={words.description} form={form}>
      <Hours form={form} field="withinHours" />
      <Radio.Group
        label={words.whenClosed}
        value={values.onRecurrence}
        onChange={(value) => form.change({ onRecurrence: value === 'reopen' ? 'reopen' : 'new_ticket' })}
      >
        <Stack gap="sm" mt="xs">
          <Radio value="new_ticket" label={words.newTicket} description={words.newTicketHint} />
          <Radio value="reopen" label={words.reopen} description={words.reopenHint} />
        </Stack>
      </Radio.Group>
      {values.onRecurrence === 'reopen' && <RightNeeded capability="reopening" />}
      <Hours form={form} field="atMostEveryHours" />
      <TagsInput
        label={words.closedStatuses}
        description={words.closedStatusesHint}
        splitChars={[]}
        maxTags={50}
        maxLength={50}
        value={values.closedStatuses}
        onChange={(names) =>
          form.change({ closedStatuses: names.map((name) => name.trim()).filter(Boolean) })
        }
      />
      <Switch
        label={words.notes}
        description={words.notesHint}
        checked={values.notes}
        onChange={(event) => form.change({ notes: event.currentTarget.checked })}
      />
      {values.notes && (
        <>
          <RightNeeded capability="notes" />
          <Hours form={form} field="noteEveryHours" />
          <Switch
            label={words.everything}
            description={words.everythingHint}
            checked={values.noteWhat === 'everything'}
            onChange={(event) =>
              form.change({ noteWhat: event.currentTarget.checked ? 'everything' : 'news' })
            }
          />
        </>
      )}
    </SettingPanel>
  );
}

function Hours({ form, field }: { readonly form: RecurrenceForm; readonly field: RecurrenceNumber }) {
  return (
    <NumberField
      label={words[field]}
      description={words.hints[field]}
      suffix={incidentSettings.inHours}
      value={form.values[field]}
      onChange={(value) => form.change({ [field]: value })}
      error={form.errors[field]}
    />
  );
}
