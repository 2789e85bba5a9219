import { Paper, Radio, Stack, Switch, Text, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import { text } from '../../text/index.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { RightNeeded } from '../../ui/right-needed.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import {
  type Recurrence,
  type RecurrenceForm,
  type RecurrenceNumber,
  useRecurrenceForm,
} from './use-recurrence-form.ts';

const words = text.incidentSettings.recurrence;

/** What becomes of what is seen again: after its ticket was closed, and while that is open. */
export function RecurrencePanel({ saved }: { saved: Recurrence }) {
  const form = useRecurrenceForm(saved);
  const { values, save } = form;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (form.isDirty && form.isValid) save.mutate();
  }

  return (
    <Paper component="section" aria-label={words.title}>
      <LeaveGuard when={form.isDirty && !save.isPending} />
      <form onSubmit={submit} noValidate aria-label={words.title}>
        <Stack maw={640}>
          <Title order={2}>{words.title}</Title>
          <Text c="dimmed">{words.description}</Text>
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
          <SaveBar form={form} open={form.isDirty && form.isValid} />
        </Stack>
      </form>
    </Paper>
  );
}

function Hours({ form, field }: { readonly form: RecurrenceForm; readonly field: RecurrenceNumber }) {
  return (
    <NumberField
      label={words[field]}
      description={words.hints[field]}
      suffix={text.incidentSettings.inHours}
      value={form.values[field]}
      onChange={(value) => form.change({ [field]: value })}
      error={form.errors[field]}
    />
  );
}
