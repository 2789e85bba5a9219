import { sources } from '../../text/en/sources.ts';
import { StateMark, type Tone } from '../../ui/state-mark.tsx';
import type { Source } from './queries.ts';

type State = 'ok' | 'failing' | 'waiting' | 'off';

const tones: Readonly<Record<State, Tone>> = { ok: 'good', failing: 'bad', waiting: 'waiting', off: 'quiet' };

/** The state of a source, in one or two words. */
export function SourceState({ source }: { source: Source }) {
  const state = stateOf(source);
  return <StateMark tone={tones[state]}>{wordOf(state, source.kind)}</StateMark>;
}

function stateOf({ enabled, problem, lastSuccessAt }: Source): State {
  if (!enabled) return 'off';
  if (problem !== null) return 'failing';
  return lastSuccessAt === null ? 'waiting' : 'ok';
}

function wordOf(state: State, kind: Source['kind']): string {
  const { states } = sources;
  if (state !== 'waiting') return states[state];
  return kind === 'hyas' ? states.waitingHyas : states.waitingWebhook;
}
