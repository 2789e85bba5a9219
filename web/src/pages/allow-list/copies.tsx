import { Button, Stack, Text } from '@mantine/core';
import { useMay } from '../../session/me.ts';
import { allowList } from '../../text/en/allow-list.ts';
import { isolated } from '../../text/isolated.ts';
import { ProblemDialog } from '../../ui/problem-dialog.tsx';
import { StateMark, type Tone } from '../../ui/state-mark.tsx';
import { Words } from '../../ui/words.tsx';
import { type Entry, useRetry } from './queries.ts';

const words = allowList;
type Copy = Entry['copies'][number];

const tones: Readonly<Record<Copy['state'], Tone>> = {
  adding: 'waiting',
  added: 'good',
  removing: 'waiting',
  removed: 'quiet',
  failed: 'bad',
};

/** Whether the entry was copied to the protective DNS, and why not. */
export function Copies({ entry: { id, domain, copies } }: { entry: Entry }) {
  const mayRetry = useMay('analyst');
  const retry = useRetry(id);
  if (copies.length === 0) return '–';
  return (
    <Stack gap={4} align="flex-start">
      {copies.map(({ sourceId, sourceName, state, problem }) => (
        <div key={sourceId}>
          <StateMark tone={problem === null ? tones[state] : 'bad'}>
            {`${isolated(sourceName)} ${words.copyStates[state]}`}
          </StateMark>
          {problem !== null && (
            <Text size="xs" c="dimmed">
              <Words>{`${problem.message} ${problem.hint}`}</Words>
            </Text>
          )}
        </div>
      ))}
      {mayRetry && copies.some(({ problem }) => problem !== null) && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={retry.isPending}
          onClick={() => retry.mutate()}
          aria-label={words.retryOf(domain)}
        >
          {words.retry}
        </Button>
      )}
      <ProblemDialog error={retry.error} onClose={retry.reset} />
    </Stack>
  );
}
