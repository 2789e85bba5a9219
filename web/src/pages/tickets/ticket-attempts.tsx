import { List, Stack, Text, Title } from '@mantine/core';
import { text } from '../../text/index.ts';
import { Time } from '../../ui/time.tsx';
import { Words } from '../../ui/words.tsx';
import type { TicketDetails } from './queries.ts';

type Attempts = TicketDetails['attempts'];

/** The requests to ConnectWise for a ticket, and the answers; the newest first, as in the timeline. */
export function TicketAttempts({ attempts }: { attempts: Attempts }) {
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {text.tickets.answers}
      </Title>
      {attempts.length === 0 ? (
        <Text c="dimmed">{text.tickets.noAnswers}</Text>
      ) : (
        <List listStyleType="none" spacing="xs" size="sm">
          {attempts.toReversed().map((attempt) => (
            <List.Item key={`${attempt.startedAt} ${attempt.kind}`}>
              <Attempt attempt={attempt} />
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}

function Attempt({ attempt }: { attempt: Attempts[number] }) {
  const { kind, outcome, status, requestId, problem, startedAt } = attempt;
  const facts = [
    status === null ? null : text.tickets.httpStatus(status),
    requestId === null ? null : text.tickets.connectWiseRequest(requestId),
  ].filter((fact) => fact !== null);
  return (
    <>
      <Text size="sm">
        {text.tickets.attempt[kind]}: {text.tickets.outcomes[outcome] ?? outcome}
      </Text>
      {problem !== null && (
        <Text size="sm">
          <Words>{problem.message}</Words>
        </Text>
      )}
      <Text size="sm" c="dimmed" component="div">
        <Time at={startedAt} />
        {facts.length > 0 && ` · ${facts.join(' · ')}`}
      </Text>
    </>
  );
}
