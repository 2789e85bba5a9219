import { Paper, Stack, Text, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import { text } from '../../text/index.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { type RollUps, rollUpFields, useRollUpsForm } from './use-roll-ups-form.ts';

const words = text.incidentSettings.rollUps;

/** When several incidents share one ticket: in a storm, and in the daily digest. */
export function RollUpsPanel({ saved }: { saved: RollUps }) {
  const form = useRollUpsForm(saved);
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
          <SaveBar form={form} open={form.isDirty && form.isValid} />
        </Stack>
      </form>
    </Paper>
  );
}
