import { text } from '../../text/index.ts';
import { Fact } from '../../ui/fact.tsx';
import { Time } from '../../ui/time.tsx';
import type { TicketDetails } from './queries.ts';

/** How a ticket is in ConnectWise, as it was last read, among the facts of a ticket. */
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
