import {
  Button,
  Group,
  List,
  Paper,
  Progress,
  Stack,
  Text,
  ThemeIcon,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useMay } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { type Step, type StepName, stepPages } from './steps.ts';

/** The remaining steps before detections become tickets. */
export function FirstRun({ steps }: { steps: readonly Step[] }) {
  const words = text.overview.firstRun;
  const mayConfigure = useMay('admin');
  const done = steps.filter(({ done }) => done).length;
  const next = steps.find(({ done }) => !done)?.name;
  return (
    <Paper component="section" aria-label={words.title}>
      <Group justify="space-between" gap="sm">
        <Title order={2}>{words.title}</Title>
        <Text size="sm" c="dimmed">
          {words.progress(done, steps.length)}
        </Text>
      </Group>
      <Text c="dimmed" size="sm">
        {mayConfigure ? words.text : words.reader}
      </Text>
      <Progress value={(100 * done) / steps.length} my="md" size="sm" aria-hidden />
      <List type="ordered" listStyleType="none" withPadding={false} spacing="md">
        {steps.map((step, at) => (
          <List.Item
            key={step.name}
            styles={{ itemWrapper: { display: 'block' }, itemLabel: { width: '100%' } }}
          >
            <StepRow step={step} number={at + 1} isNext={step.name === next} mayConfigure={mayConfigure} />
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}

interface StepRowProps {
  readonly step: Step;
  readonly number: number;
  readonly isNext: boolean;
  readonly mayConfigure: boolean;
}

function StepRow({ step: { name, done }, number, isNext, mayConfigure }: StepRowProps) {
  const words = text.overview.firstRun;
  const { title, text: what } = words.steps[name];
  return (
    <Group gap="md" align="flex-start">
      <ThemeIcon radius="xl" variant={done ? 'filled' : 'light'} aria-hidden>
        {done ? <Check size={16} /> : number}
      </ThemeIcon>
      <Stack gap={0} style={{ flex: '1 1 14rem' }}>
        <Text fw={600}>
          {title}
          <VisuallyHidden>: {done ? words.done : words.toDo}</VisuallyHidden>
        </Text>
        <Text size="sm" c="dimmed">
          {what}
        </Text>
      </Stack>
      {mayConfigure && !done && <StepButton name={name} isNext={isNext} />}
    </Group>
  );
}

function StepButton({ name, isNext }: { name: StepName; isNext: boolean }) {
  return (
    <Button component={Link} to={stepPages[name]} size="xs" variant={isNext ? 'filled' : 'default'}>
      {text.overview.firstRun.steps[name].action}
    </Button>
  );
}
