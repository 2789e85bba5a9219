import { closing as closingText } from '../../text/en/closing.ts';
import { Fact } from '../../ui/fact.tsx';
import { Time } from '../../ui/time.tsx';
import type { TicketDetails } from './queries.ts';

const words = closingText.ofTicket;

/** Whether Picket closed a ticket in ConnectWise, among the facts of the ticket. */
export function TicketClosing({ closing }: { closing: NonNullable<TicketDetails['closing']> }) {
  const { state, problem, at } = closing;
  return (
    <Fact term={words.term}>
      {words[state]}
      {at !== null && (
        <>
          {' '}
          <Time at={at} />
        </>
      )}
      {problem !== null && <div>{`${problem.message} ${problem.hint}`}</div>}
    </Fact>
  );
}
