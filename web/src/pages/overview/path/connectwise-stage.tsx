import { Text } from '@mantine/core';
import { overview as overviewText } from '../../../text/en/overview.ts';
import { overviewPeriod } from '../../../text/en/overview-period.ts';
import type { Tone } from '../../../ui/state-mark.tsx';
import { periodPaths } from '../period-paths.ts';
import type { Overview, Status } from '../queries.ts';
import { BigCount, Counts, NoCount, Stage } from './stage.tsx';

const tones: Readonly<Record<Status['connection']['state'], Tone>> = {
  ok: 'good',
  unconfigured: 'waiting',
  untried: 'waiting',
  refused: 'bad',
  unreachable: 'bad',
};

interface ConnectWiseStageProps {
  readonly status: Status;
  readonly overview: Overview | undefined;
  readonly failed: boolean;
}

/** Opened tickets, and tickets on their way. */
export function ConnectWiseStage({ status, overview, failed }: ConnectWiseStageProps) {
  const { connection, tickets } = status;
  const words = overviewText.path.tickets;
  const trouble = (['needs_person', 'refused', 'unknown'] as const).map((state) => ({
    count: tickets[state],
    label: words.trouble[state],
    path: `/tickets?state=${state}`,
  }));
  const underway = { count: tickets.queued, label: words.underway, path: '/tickets?state=queued' };
  return (
    <Stage title={words.title} tone={tones[connection.state]} state={words.states[connection.state]} last>
      {overview === undefined ? (
        <NoCount failed={failed} />
      ) : (
        <BigCount
          count={overview.totals.ticketsCreated}
          label={`${words.created} ${overviewPeriod.inPeriod}`}
          path={periodPaths(overview).tickets}
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
