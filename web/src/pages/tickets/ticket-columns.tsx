import { Text } from '@mantine/core';
import { text } from '../../text/index.ts';
import { isolated } from '../../text/isolated.ts';
import { RowCompany } from '../../ui/company-link.tsx';
import { rowCompanyLabel } from '../../ui/company-select.tsx';
import { WithCopy } from '../../ui/copy-value.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { RowLink } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import { Words } from '../../ui/words.tsx';
import { selectColumn } from '../triage/select-boxes.tsx';
import type { Chosen } from '../triage/selection.ts';
import { ConnectWiseLink } from './connectwise-link.tsx';
import type { Ticket } from './queries.ts';
import type { ticketSorts } from './search.ts';
import { TicketActions } from './ticket-actions.tsx';
import { TicketState } from './ticket-state.tsx';

type Sort = (typeof ticketSorts)[number];

const { columns } = text.tickets;

/** The domain of its incident, or what else that is. */
const nameOf = ({ incidentId, incidentKind, registrableDomain }: Ticket): string =>
  incidentKind === 'detections'
    ? (registrableDomain ?? text.incidents.incident(String(incidentId)))
    : text.incidents.kinds[incidentKind];

/** The columns of the list of tickets. */
export const ticketColumns: readonly Column<Ticket, Sort>[] = [
  {
    id: 'domain',
    title: columns.incident,
    width: '24%',
    cell: (ticket) => (
      <WithCopy value={ticket.registrableDomain ?? nameOf(ticket)} kind="domain">
        <RowLink
          to="/incidents/$id"
          params={{ id: String(ticket.incidentId) }}
          truncate
          title={nameOf(ticket)}
        >
          {nameOf(ticket)}
        </RowLink>
      </WithCopy>
    ),
  },
  {
    id: 'company',
    title: columns.company,
    sort: 'companyName',
    width: '18%',
    cell: RowCompany,
  },
  {
    id: 'state',
    title: columns.state,
    sort: 'state',
    width: '28%',
    cell: ({ state, problem, connectwise }) => (
      <>
        <TicketState state={state} />
        {problem !== null ? (
          <Text size="xs" c="dimmed" lineClamp={1} title={problem.message}>
            <Words>{problem.message}</Words>
          </Text>
        ) : (
          connectwise.words !== null && (
            <Text size="xs" c="dimmed" lineClamp={1} title={connectwise.words}>
              {connectwise.words}
            </Text>
          )
        )}
      </>
    ),
  },
  {
    id: 'number',
    title: columns.number,
    width: '6.5rem',
    cell: ({ connectwiseId, url }) =>
      connectwiseId === null ? text.ui.none : <ConnectWiseLink number={connectwiseId} url={url} />,
  },
  {
    id: 'queued',
    title: columns.queued,
    sort: 'queuedAt',
    width: '7rem',
    wideOnly: 'roomy',
    cell: ({ queuedAt }) => <Time at={queuedAt} as="brief" />,
  },
  {
    id: 'created',
    title: columns.created,
    sort: 'createdAt',
    width: '7rem',
    wideOnly: 'very',
    cell: ({ createdAt }) => (createdAt === null ? text.ui.none : <Time at={createdAt} as="brief" />),
  },
];

const actions: Column<Ticket, Sort> = {
  id: 'actions',
  title: columns.actions,
  width: '9.5rem',
  cell: (ticket) => <TicketActions ticket={ticket} />,
};

export const chosenTicket = (ticket: Ticket): Chosen => ({
  id: ticket.id,
  incidentId: ticket.incidentId,
  name:
    ticket.connectwiseId === null ? nameOf(ticket) : `${isolated(nameOf(ticket))} (${ticket.connectwiseId})`,
  company: rowCompanyLabel(ticket),
});

/** For users who may act on tickets: with checkboxes and the actions on each ticket. */
export const selectableTickets: readonly Column<Ticket, Sort>[] = [
  selectColumn(chosenTicket),
  ...ticketColumns,
  actions,
];
