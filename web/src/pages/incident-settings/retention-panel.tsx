import { Paper, Stack, Text, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import { text } from '../../text/index.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { type Retention, retentionFields, useRetentionForm } from './use-retention-form.ts';

const words = text.incidentSettings.retention;
const hints = { detectionDays: words.detectionDaysHint, incidentDays: words.incidentDaysHint };

/** How long detections and incidents are kept. */
export function RetentionPanel({ saved }: { saved: Retention }) {
  const form = useRetentionForm(saved);
  const { save } = form;

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
          {retentionFields.map((field) => (
            <NumberField
              key={field}
              label={words[field]}
              description={hints[field]}
              suffix={text.incidentSettings.inDays}
              allowDecimal={false}
              value={form.values[field]}
              onChange={(value) => form.change({ [field]: value })}
              error={form.errors[field]}
            />
          ))}
          <SaveBar form={form} open={form.isDirty && form.isValid} />
        </Stack>
      </form>
    </Paper>
  );
}
