import { text } from '../../text/index.ts';
import { StateMark, type Tone } from '../../ui/state-mark.tsx';
import type { TicketState as State } from './queries.ts';

const tones: Readonly<Record<State, Tone>> = {
  queued: 'waiting',
  sending: 'waiting',
  unknown: 'waiting',
  created: 'good',
  refused: 'bad',
  needs_person: 'bad',
  withdrawn: 'quiet',
};

/** The state of a ticket on its way to ConnectWise, in words. */
export function TicketState({ state }: { state: State }) {
  return <StateMark tone={tones[state]}>{text.tickets.states[state]}</StateMark>;
}
