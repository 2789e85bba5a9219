import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { text } from '../../text/index.ts';
import { Fact } from '../../ui/fact.tsx';
import { Folded } from '../../ui/folded.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Time } from '../../ui/time.tsx';
import { type TicketDetails, ticketQuery } from './queries.ts';
import { TicketAttempts } from './ticket-attempts.tsx';

/** The delivery of a ticket: its reference, its times, and the answers of ConnectWise. */
export function TicketDelivery({ id }: { id: number }) {
  const ticket = useQuery(ticketQuery(id));
  return (
    <Folded title={text.tickets.delivery}>
      <Loaded query={ticket} height={140}>
        {(known) => <Delivery ticket={known} />}
      </Loaded>
    </Folded>
  );
}

function Delivery({ ticket }: { ticket: TicketDetails }) {
  const { queuedAt, sentAt, createdAt, reference, attempts, routing } = ticket;
  return (
    <Stack mt="sm">
      <SimpleGrid component="dl" m={0} cols={{ base: 1, xs: 2, md: 3 }} verticalSpacing="xs">
        <Fact term={text.tickets.reference}>
          <span title={text.tickets.referenceHint}>{reference}</span>
        </Fact>
        {routing !== null && (
          <Fact term={text.tickets.routing}>
            {routing.problem === null ? routing.rule : text.tickets.notRouted(routing.rule)}
          </Fact>
        )}
        <Fact term={text.tickets.queued}>
          <Time at={queuedAt} />
        </Fact>
        {sentAt !== null && (
          <Fact term={text.tickets.sent}>
            <Time at={sentAt} />
          </Fact>
        )}
        {createdAt !== null && (
          <Fact term={text.tickets.created}>
            <Time at={createdAt} />
          </Fact>
        )}
      </SimpleGrid>
      <TicketAttempts attempts={attempts} />
    </Stack>
  );
}
