import { Group, List, Paper, Progress, Stack, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { text } from '../text/index.ts';

export interface ShownStep {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly done: boolean;
  /** How or where the step is done; highlighted for `isNext`, the first open step. */
  readonly action?: (isNext: boolean) => ReactNode;
}

interface StepsProps {
  readonly title: string;
  readonly description: string;
  readonly steps: readonly ShownStep[];
}

/** The remaining steps, in order, with how each is done. */
export function Steps({ title, description, steps }: StepsProps) {
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);
  return (
    <Paper component="section" aria-label={title}>
      <Group justify="space-between" gap="sm">
        <Title order={2}>{title}</Title>
        <Text size="sm" c="dimmed">
          {text.ui.steps.progress(done, steps.length)}
        </Text>
      </Group>
      <Text c="dimmed" size="sm">
        {description}
      </Text>
      <Progress value={(100 * done) / steps.length} my="md" size="sm" aria-hidden />
      <List type="ordered" listStyleType="none" withPadding={false} spacing="md">
        {steps.map((step, at) => (
          <List.Item
            key={step.id}
            styles={{ itemWrapper: { display: 'block' }, itemLabel: { width: '100%' } }}
          >
            <StepRow step={step} number={at + 1} isNext={step === next} />
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}

function StepRow({ step, number, isNext }: { step: ShownStep; number: number; isNext: boolean }) {
  return (
    <Group gap="md" align="flex-start">
      <ThemeIcon radius="xl" variant={step.done ? 'filled' : 'light'} aria-hidden>
        {step.done ? <Check size={16} /> : number}
      </ThemeIcon>
      <Stack gap={0} style={{ flex: '1 1 14rem' }}>
        <Text fw={600}>
          {step.title}
          <VisuallyHidden>: {step.done ? text.ui.steps.done : text.ui.steps.toDo}</VisuallyHidden>
        </Text>
        <Text size="sm" c="dimmed">
          {step.text}
        </Text>
      </Stack>
      {!step.done && step.action?.(isNext)}
    </Group>
  );
}
