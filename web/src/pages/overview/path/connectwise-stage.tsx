import { Text } from '@mantine/core';
import { text } from '../../../text/index.ts';
import type { Tone } from '../../../ui/state-mark.tsx';
import type { Status, Totals } from '../queries.ts';
import type { Window } from '../search.ts';
import { BigCount, CountSkeleton, Counts, Stage } from './stage.tsx';

const tones: Readonly<Record<Status['connection']['state'], Tone>> = {
  ok: 'good',
  unconfigured: 'waiting',
  untried: 'waiting',
  refused: 'bad',
  unreachable: 'bad',
};

interface ConnectWiseStageProps {
  readonly status: Status;
  readonly totals: Totals | undefined;
  readonly window: Window;
}

/** Opened tickets, and tickets on their way. */
export function ConnectWiseStage({ status: { connection, tickets }, totals, window }: ConnectWiseStageProps) {
  const words = text.overview.path.tickets;
  const trouble = (['needs_person', 'refused', 'unknown'] as const).map((state) => ({
    count: tickets[state],
    label: words.trouble[state],
    path: `/tickets?state=${state}`,
  }));
  const underway = { count: tickets.queued, label: words.underway, path: '/tickets?state=queued' };
  return (
    <Stage title={words.title} tone={tones[connection.state]} state={words.states[connection.state]} last>
      {totals === undefined ? (
        <CountSkeleton />
      ) : (
        <BigCount
          count={totals.ticketsCreated}
          label={`${words.created} ${text.overview.inWindow[window]}`}
          path="/tickets?state=created"
        />
      )}
      <Counts counts={[underway, ...trouble].filter(({ count }) => count > 0)} />
      {connection.site !== null && (
        <Text size="xs" c="dimmed">
          {connection.site}
        </Text>
      )}
    </Stage>
  );
}
