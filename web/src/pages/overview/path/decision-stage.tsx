import { Text } from '@mantine/core';
import { overview } from '../../../text/en/overview.ts';
import type { Tone } from '../../../ui/state-mark.tsx';
import type { Status } from '../queries.ts';
import { BigCount, Counts, Stage } from './stage.tsx';

const heldPath = '/incidents?state=open&decision=hold';

/** The incidents that are held now, and why. */
export function DecisionStage({ status: { ticketService, incidents } }: { status: Status }) {
  const words = overview.path.decision;
  const held = incidents.held.reduce((sum, { count }) => sum + count, 0);
  return (
    <Stage title={words.title} {...healthOf(ticketService)}>
      <BigCount count={held} label={held === 0 ? words.none : words.held} path={heldPath} />
      {held === 0 ? (
        <Text size="sm" c="dimmed">
          {words.noneHint}
        </Text>
      ) : (
        <Counts
          counts={incidents.held.map(({ reason, title, count }) => ({
            count,
            label: title,
            path: `${heldPath}&reason=${encodeURIComponent(reason)}`,
          }))}
        />
      )}
      {incidents.covered > 0 && (
        <Counts
          counts={[
            { count: incidents.covered, label: words.covered, path: '/incidents?state=open&named=no' },
          ]}
        />
      )}
    </Stage>
  );
}

function healthOf({ enabled, missing, problem }: Status['ticketService']): { tone: Tone; state: string } {
  const words = overview.path.decision;
  if (problem !== null) return { tone: 'bad', state: words.broken };
  if (missing.length > 0) return { tone: enabled ? 'bad' : 'waiting', state: words.incomplete };
  return enabled ? { tone: 'good', state: words.on } : { tone: 'waiting', state: words.off };
}
