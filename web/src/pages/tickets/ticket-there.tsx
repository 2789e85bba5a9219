import { text } from '../../text/index.ts';
import { Fact } from '../../ui/fact.tsx';
import { Time } from '../../ui/time.tsx';
import type { TicketDetails } from './queries.ts';

/** The state of a ticket in ConnectWise as last read, among the facts of the ticket. */
export function TicketThere({ there }: { there: TicketDetails['connectwise'] }) {
  const { words, companyName, closedAt, readAt } = there;
  return (
    <>
      <Fact term={text.tickets.there}>{words ?? text.tickets.notRead}</Fact>
      {companyName !== null && <Fact term={text.tickets.thereCompany}>{companyName}</Fact>}
      {closedAt !== null && (
        <Fact term={text.tickets.thereClosed}>
          <Time at={closedAt} />
        </Fact>
      )}
      {readAt !== null && (
        <Fact term={text.tickets.thereRead}>
          <Time at={readAt} as="ago" />
        </Fact>
      )}
    </>
  );
}
