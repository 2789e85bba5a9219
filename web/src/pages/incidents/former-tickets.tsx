import { List, Paper, Title } from '@mantine/core';
import { text } from '../../text/index.ts';
import { isolated } from '../../text/isolated.ts';
import { ConnectWiseLink } from '../tickets/connectwise-link.tsx';
import type { IncidentDetails } from './queries.ts';

/** The tickets of an incident before it was seen again, newest first; nothing if it had none. */
export function FormerTickets({ incident: { tickets } }: { incident: IncidentDetails }) {
  const former = tickets.slice(1);
  if (former.length === 0) return null;
  return (
    <Paper component="section" aria-labelledby="former-tickets">
      <Title order={2} id="former-tickets" mb="sm">
        {text.incidents.formerTickets}
      </Title>
      <List>
        {former.map((ticket) => (
          <List.Item key={ticket.id}>
            {ticket.connectwiseId === null ? (
              text.tickets.states[ticket.state]
            ) : (
              <ConnectWiseLink number={ticket.connectwiseId} url={ticket.url} />
            )}
            {ticket.life === 'deleted'
              ? ` (${text.tickets.deletedThere})`
              : ticket.statusName !== null && ` (${isolated(ticket.statusName)})`}
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}
