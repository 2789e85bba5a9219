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

interface TicketStateProps {
  readonly state: State;
  /** Its state in ConnectWise, as last read. */
  readonly life?: 'open' | 'closed' | 'deleted' | null;
}

/** The state of a ticket on its way to ConnectWise, in words; or that a person deleted it there. */
export function TicketState({ state, life }: TicketStateProps) {
  if (life === 'deleted') return <StateMark tone="quiet">{text.tickets.deletedThere}</StateMark>;
  return <StateMark tone={tones[state]}>{text.tickets.states[state]}</StateMark>;
}
