import { Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { Fact } from '../../ui/fact.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Time } from '../../ui/time.tsx';
import { ConnectWiseLink } from './connectwise-link.tsx';
import { type TicketState as State, type TicketDetails, ticketQuery } from './queries.ts';
import { TicketActions } from './ticket-actions.tsx';
import { TicketClosing } from './ticket-closing.tsx';
import { TicketState } from './ticket-state.tsx';
import { TicketThere } from './ticket-there.tsx';

interface TicketOfIncident {
  readonly id: number;
  readonly state: State;
  readonly connectwiseId: number | null;
  readonly url: string | null;
  readonly life: 'open' | 'closed' | 'deleted' | null;
}

interface TicketCardProps {
  readonly ticket: TicketOfIncident | null;
  /** The incident whose ticket covers this one; null if there is none. */
  readonly coveredBy: number | null;
}

/** The ticket of an incident: its state, the answer of ConnectWise, and the possible actions. */
export function TicketCard({ ticket, coveredBy }: TicketCardProps) {
  const mayAct = useMay('analyst');
  return (
    <Paper component="section" aria-labelledby="ticket">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} id="ticket">
            {text.tickets.ticket}
          </Title>
          {ticket !== null && mayAct && <TicketActions ticket={ticket} />}
        </Group>
        {ticket === null ? (
          <Text c="dimmed">{coveredBy === null ? text.tickets.none : text.tickets.noneOfItsOwn}</Text>
        ) : (
          <>
            {ticket.connectwiseId !== null && (
              <Text fw={600}>
                <ConnectWiseLink number={ticket.connectwiseId} url={ticket.url} />
              </Text>
            )}
            <div>
              <TicketState {...ticket} />
              <Text c="dimmed">
                {ticket.life === 'deleted' ? text.tickets.deletedHint : text.tickets.stateHints[ticket.state]}
              </Text>
            </div>
            <Details id={ticket.id} />
          </>
        )}
      </Stack>
    </Paper>
  );
}

function Details({ id }: { id: number }) {
  return (
    <Loaded query={useQuery(ticketQuery(id))} height={140}>
      {(ticket) => <Known ticket={ticket} />}
    </Loaded>
  );
}

function Known({ ticket }: { ticket: TicketDetails }) {
  const { problem, nextAttemptAt, createdAt, closing, connectwise } = ticket;
  return (
    <>
      {[problem, connectwise.readProblem].map(
        (one) => one && <ProblemAlert key={one.code} error={{ detail: one.message, hint: one.hint }} />,
      )}
      {(createdAt !== null || nextAttemptAt !== null) && (
        <SimpleGrid component="dl" m={0} cols={2} verticalSpacing="xs">
          {createdAt !== null && <TicketThere there={connectwise} />}
          {closing !== null && <TicketClosing closing={closing} />}
          {nextAttemptAt !== null && (
            <Fact term={text.tickets.nextAttempt}>
              <Time at={nextAttemptAt} />
            </Fact>
          )}
        </SimpleGrid>
      )}
    </>
  );
}
