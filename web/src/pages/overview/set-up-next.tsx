import { Button, Group, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { statusQuery } from '../../api/status.ts';
import { useMay } from '../../session/me.ts';
import { overview } from '../../text/en/overview.ts';
import { firstSteps, type StepName, stepPages } from './steps.ts';

const words = overview.firstRun;

/** Shown on each page of the setup until it is complete: the current step, and where the next one is. */
export function SetUpNext() {
  const mayConfigure = useMay('admin');
  const { data: status } = useQuery({ ...statusQuery, enabled: mayConfigure });
  const address = useRouterState({ select: (state) => state.location.pathname });
  if (!mayConfigure || status === undefined) return null;
  const steps = firstSteps(status);
  const here = steps.findIndex(({ name }) => address.startsWith(stepPages[name]));
  const current = steps[here];
  if (current === undefined || steps.every(({ done }) => done)) return null;
  // First the steps after this page, then skipped ones before it.
  const next = [...steps.slice(here + 1), ...steps.slice(0, here)].find(({ done }) => !done);
  return (
    <Paper component="section" aria-label={words.title} py="sm">
      <Group justify="space-between" gap="sm">
        <div>
          <Text size="sm" c="dimmed">
            {words.stepOf(here + 1, steps.length)}
          </Text>
          <Text fw={600}>
            {current.done ? words.isDone(words.steps[current.name].title) : words.steps[current.name].title}
          </Text>
          {!current.done && <Text size="sm">{words.steps[current.name].text}</Text>}
        </div>
        {next !== undefined && <NextButton name={next.name} stands={current.done} />}
      </Group>
    </Paper>
  );
}

/** Highlighted once the step of this page is done. */
const NextButton = ({ name, stands }: { name: StepName; stands: boolean }) => (
  <Button
    component={Link}
    to={stepPages[name]}
    size="xs"
    variant={stands ? 'filled' : 'default'}
    rightSection={<ArrowRight size={14} aria-hidden />}
  >
    {words.next(words.steps[name].title)}
  </Button>
);
