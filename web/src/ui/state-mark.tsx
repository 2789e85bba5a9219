import { Group, Text } from '@mantine/core';
import { CircleCheck, CircleMinus, CircleX, Hourglass, type LucideIcon } from 'lucide-react';
import classes from './state-mark.module.css';

/** `good`: done. `waiting`: continues automatically, or when its condition is met. `bad`: somebody must act. */
export type Tone = 'good' | 'waiting' | 'bad' | 'quiet';

const icons: Readonly<Record<Tone, LucideIcon>> = {
  good: CircleCheck,
  waiting: Hourglass,
  bad: CircleX,
  quiet: CircleMinus,
};

/** A state in words. The colour only helps. */
export function StateMark({ tone, children }: { tone: Tone; children: string }) {
  const Icon = icons[tone];
  return (
    <Group component="span" gap={6} wrap="nowrap" align="center">
      <Icon size={16} aria-hidden className={classes[tone]} />
      <Text span inherit>
        {children}
      </Text>
    </Group>
  );
}
