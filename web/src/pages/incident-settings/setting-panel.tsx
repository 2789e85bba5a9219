import { Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { EditForm } from '../../ui/edit-form.tsx';
import type { Saving } from '../../ui/save-bar.tsx';

interface SettingPanelProps {
  readonly title: string;
  readonly description: string;
  readonly form: Saving & { readonly isValid: boolean };
  readonly children: ReactNode;
}

/** Settings that are saved together, with their heading. */
export function SettingPanel({ title, description, form, children }: SettingPanelProps) {
  return (
    <Paper component="section" aria-label={title}>
      <EditForm form={form} open={form.isDirty && form.isValid} label={title} maxWidth={640}>
        <Title order={2}>{title}</Title>
        <Text c="dimmed">{description}</Text>
        {children}
      </EditForm>
    </Paper>
  );
}
