import { Fieldset, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { EditForm } from './edit-form.tsx';
import type { Saving } from './save-bar.tsx';

interface SettingPanelProps {
  readonly title: string;
  readonly description: string;
  readonly form: Saving & { readonly isValid: boolean };
  /** False if they are only shown. */
  readonly mayChange?: boolean;
  readonly children: ReactNode;
}

/** Settings that are saved together, with their heading. */
export function SettingPanel({ title, description, form, mayChange = true, children }: SettingPanelProps) {
  return (
    <Paper component="section" aria-label={title}>
      <EditForm
        form={form}
        open={form.isDirty && form.isValid}
        label={title}
        maxWidth={640}
        mayChange={mayChange}
      >
        <Title order={2}>{title}</Title>
        <Text c="dimmed">{description}</Text>
        <Fieldset variant="unstyled" mx={0} px={0} miw={0} disabled={!mayChange}>
          <Stack>{children}</Stack>
        </Fieldset>
      </EditForm>
    </Paper>
  );
}
