import { Text } from '@mantine/core';
import { overview } from '../../../text/en/overview.ts';
import { PathLink } from '../../../ui/path-link.tsx';
import { StateMark, type Tone } from '../../../ui/state-mark.tsx';
import type { Status } from '../queries.ts';
import classes from './path.module.css';
import { Stage } from './stage.tsx';

type Sources = Status['sources'];

/** The page of sources lists all. */
const mostShown = 5;

const tones: Readonly<Record<Sources[number]['state'], Tone>> = {
  ok: 'good',
  failing: 'bad',
  waiting: 'waiting',
  off: 'quiet',
};

/** Where detections come from: those that fail first. */
export function SourcesStage({ sources }: { sources: Sources }) {
  const words = overview.path.sources;
  const shown = [...sources].sort((a, b) => Number(b.state === 'failing') - Number(a.state === 'failing'));
  return (
    <Stage title={words.title} {...healthOf(sources)}>
      <ul className={classes.rows}>
        {shown.slice(0, mostShown).map(({ id, name, state }) => (
          <Text key={id} component="li" size="sm">
            <PathLink path={`/sources/${id}`} aria-label={`${name}: ${words.states[state]}`}>
              <StateMark tone={tones[state]}>{name}</StateMark>
            </PathLink>
          </Text>
        ))}
        {shown.length > mostShown && (
          <Text component="li" size="sm">
            <PathLink path="/sources">{words.more(shown.length - mostShown)}</PathLink>
          </Text>
        )}
      </ul>
    </Stage>
  );
}

function healthOf(sources: Sources): { tone: Tone; state: string } {
  const words = overview.path.sources;
  const count = (state: Sources[number]['state']) => sources.filter((one) => one.state === state).length;
  if (sources.length === 0) return { tone: 'waiting', state: words.none };
  if (count('failing') > 0) return { tone: 'bad', state: words.failing(count('failing'), sources.length) };
  if (count('ok') > 0) return { tone: 'good', state: words.ok };
  return count('waiting') > 0
    ? { tone: 'waiting', state: words.waiting }
    : { tone: 'quiet', state: words.off };
}
