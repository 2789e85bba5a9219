import { Stack, Text, Title } from '@mantine/core';
import { MessageSquareText } from 'lucide-react';
import { acting } from '../../text/en/acting.ts';
import { allowList } from '../../text/en/allow-list.ts';
import type { Column } from '../../ui/data-table.tsx';
import { GrowingList } from '../../ui/growing-list.tsx';
import { TextLink } from '../../ui/link.tsx';
import { StateMark, type Tone } from '../../ui/state-mark.tsx';
import { Empty } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { Words } from '../../ui/words.tsx';
import { ConnectWiseLink } from '../tickets/connectwise-link.tsx';
import { type Asked, useRequests } from './queries.ts';

const words = acting;

/** Commands of technicians in tickets, and the answers. */
export function Requests() {
  return (
    <Stack component="section" aria-label={words.requests}>
      <Title order={2}>{words.requests}</Title>
      <GrowingList
        label={words.requests}
        query={useRequests()}
        columns={columns}
        empty={<Empty icon={MessageSquareText} title={words.requestsEmpty} hint={words.requestsEmptyHint} />}
      />
    </Stack>
  );
}

const outcomes: Readonly<Record<Asked['outcome'], Tone>> = {
  allowed: 'good',
  partly: 'waiting',
  refused: 'quiet',
};

const columns: readonly Column<Asked>[] = [
  { id: 'at', title: words.columns.at, cell: ({ at }) => <Time at={at} /> },
  { id: 'member', title: words.columns.member, cell: ({ member }) => member },
  {
    id: 'asked',
    title: words.columns.asked,
    cell: ({ asked }) => (
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {asked}
      </Text>
    ),
  },
  {
    id: 'ticket',
    title: words.columns.ticket,
    cell: ({ connectwiseTicketId, ticketUrl, incidentId }) =>
      connectwiseTicketId === null ? (
        <TextLink to="/incidents/$id" params={{ id: String(incidentId) }}>
          {allowList.incident(incidentId)}
        </TextLink>
      ) : (
        <ConnectWiseLink number={connectwiseTicketId} url={ticketUrl} />
      ),
  },
  {
    id: 'outcome',
    title: words.columns.outcome,
    cell: ({ outcome }) => <StateMark tone={outcomes[outcome]}>{words.outcomes[outcome]}</StateMark>,
  },
  {
    id: 'answer',
    title: words.columns.answer,
    cell: ({ answer, answerState, problem }) => (
      <>
        <Text size="sm">{words.answerStates[answerState]}</Text>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          <Words>{problem === null ? answer : `${problem.message} ${problem.hint}`}</Words>
        </Text>
      </>
    ),
  },
];
