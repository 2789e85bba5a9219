import { Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { overview } from '../../../text/en/overview.ts';
import { formatNumber } from '../../../ui/number.ts';
import { PathLink } from '../../../ui/path-link.tsx';
import { StateMark, type Tone } from '../../../ui/state-mark.tsx';
import classes from './path.module.css';

interface StageProps {
  readonly title: string;
  readonly tone: Tone;
  /** The state in one to three words. */
  readonly state: string;
  readonly last?: boolean;
  readonly children: ReactNode;
}

/** One stage of the path, with its state and content. */
export function Stage({ title, tone, state, last = false, children }: StageProps) {
  return (
    <li className={classes.stage}>
      <Paper h="100%">
        <Stack gap="sm">
          <div>
            <Title order={3} size="h4">
              {title}
            </Title>
            <Text size="sm" component="div">
              <StateMark tone={tone}>{state}</StateMark>
            </Text>
          </div>
          {children}
        </Stack>
      </Paper>
      {!last && <ArrowRight className={classes.arrow} size={20} aria-hidden />}
    </li>
  );
}

interface CountProps {
  readonly count: number;
  /** What is counted: “held now”. */
  readonly label: string;
  /** The list of what is counted. */
  readonly path: string;
}

/** The main number of a stage, above its label. */
export function BigCount({ count, label, path }: CountProps) {
  return (
    <div>
      <Text component="div" fz={28} fw={650} lh={1.2} style={{ fontVariantNumeric: 'tabular-nums' }}>
        <PathLink path={path} aria-label={`${formatNumber(count)} ${label}`}>
          {formatNumber(count)}
        </PathLink>
      </Text>
      <Text size="sm" c="dimmed" aria-hidden>
        {label}
      </Text>
    </div>
  );
}

/** Shown in place of the number, with the same height. */
/** In place of a count that loads, or could not be read. */
export const NoCount = ({ failed }: { failed: boolean }) =>
  failed ? <Text c="dimmed">{overview.path.notCounted}</Text> : <Skeleton height={56} width="70%" />;

/** Smaller numbers of a stage, each on a line. */
export function Counts({ counts }: { counts: readonly CountProps[] }) {
  if (counts.length === 0) return null;
  return (
    <ul className={classes.rows}>
      {counts.map(({ count, label, path }) => (
        <Text key={label} component="li" size="sm">
          <PathLink path={path}>
            {formatNumber(count)} {label}
          </PathLink>
        </Text>
      ))}
    </ul>
  );
}
