import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../session/me.ts';
import { overview } from '../../text/en/overview.ts';
import { Steps } from '../../ui/steps.tsx';
import { type Step, type StepName, stepPages } from './steps.ts';

const words = overview.firstRun;

/** The remaining steps before detections become tickets. */
export function FirstRun({ steps }: { steps: readonly Step[] }) {
  const mayConfigure = useMay('admin');
  return (
    <Steps
      title={words.title}
      description={mayConfigure ? words.text : words.reader}
      steps={steps.map(({ name, done }) => ({
        id: name,
        title: words.steps[name].title,
        text: words.steps[name].text,
        done,
        ...(mayConfigure ? { action: (isNext: boolean) => <StepButton name={name} isNext={isNext} /> } : {}),
      }))}
    />
  );
}

function StepButton({ name, isNext }: { name: StepName; isNext: boolean }) {
  return (
    <Button component={Link} to={stepPages[name]} size="xs" variant={isNext ? 'filled' : 'default'}>
      {words.steps[name].action}
    </Button>
  );
}
