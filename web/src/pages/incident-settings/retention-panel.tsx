import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import { text } from '../../text/index.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
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
          {save.isError && <ProblemAlert error={save.error} />}
          <Group gap="sm">
            <Button type="submit" disabled={!form.isDirty || !form.isValid} loading={save.isPending}>
              {text.ui.save}
            </Button>
            {form.isDirty && (
              <Button variant="subtle" color="gray" onClick={form.discard}>
                {text.ui.discard}
              </Button>
            )}
            <Text size="sm" c="dimmed" role="status">
              {form.isDirty ? text.ui.unsaved : save.isSuccess ? text.ui.saved : ''}
            </Text>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
