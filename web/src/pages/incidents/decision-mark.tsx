import { triage } from '../../text/en/triage.ts';
import { text } from '../../text/index.ts';
import { StateMark, type Tone } from '../../ui/state-mark.tsx';
import type { Incident } from './queries.ts';

type Action = Incident['decision']['action'];

const tones: Readonly<Record<Action, Tone>> = {
  create: 'waiting',
  append: 'good',
  reopen: 'waiting',
  hold: 'waiting',
  skip: 'quiet',
};

/** Reasons that only a person can resolve. */
const needPerson: readonly string[] = ['refused', 'outcome_unknown'];

type DecisionMarkProps = Incident['decision'] & {
  /** Set next to a text that says whether it is in ConnectWise. */
  readonly brief?: boolean;
};

/** The decision about an incident in a word or two. */
export function DecisionMark({ action, reason, inConnectWise, brief = false }: DecisionMarkProps) {
  // Only incidents that ConnectWise names count as ticketed.
  if (action === 'append' && !inConnectWise)
    return <StateMark tone="waiting">{brief ? triage.covered : text.incidents.actions.covered}</StateMark>;
  return (
    <StateMark tone={needPerson.includes(reason) ? 'bad' : tones[action]}>
      {text.incidents.actions[action]}
    </StateMark>
  );
}
