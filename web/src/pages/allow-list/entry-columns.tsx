import { Text } from '@mantine/core';
import { allowList } from '../../text/en/allow-list.ts';
import { text } from '../../text/index.ts';
import type { Column } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import { ConnectWiseLink } from '../tickets/connectwise-link.tsx';
import { Copies } from './copies.tsx';
import type { Entry } from './queries.ts';
import { UndoEntry } from './undo-entry.tsx';

const words = allowList;

const shown: readonly Column<Entry>[] = [
  {
    id: 'domain',
    title: words.columns.domain,
    cell: ({ domain }) => (
      <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
        {domain}
      </Text>
    ),
  },
  {
    id: 'company',
    title: words.columns.company,
    cell: ({ companyName }) => companyName ?? words.allCompanies,
  },
  { id: 'why', title: words.columns.why, cell: ({ why }) => why },
  {
    id: 'by',
    title: words.columns.by,
    cell: ({ addedBy, addedAt }) => (
      <>
        {addedBy}
        <Text size="xs" c="dimmed">
          <Time at={addedAt} />
        </Text>
      </>
    ),
  },
  { id: 'until', title: words.columns.until, cell: (entry) => <Until {...entry} /> },
  { id: 'where', title: words.columns.where, cell: (entry) => <Where {...entry} /> },
  {
    id: 'copies',
    title: words.columns.copies,
    cell: (entry) => <Copies entry={entry} />,
    wideOnly: 'very',
  },
];

function Until({ state, expiresAt, undoneBy, undoneAt }: Entry) {
  if (state === 'undone') {
    return (
      <>
        {words.undoneBy(undoneBy ?? '')}
        <Text size="xs" c="dimmed">
          <Time at={undoneAt} />
        </Text>
      </>
    );
  }
  if (expiresAt === null) return words.forEver;
  return (
    <>
      {state === 'expired' && `${words.expired} `}
      <Time at={expiresAt} />
    </>
  );
}

function Where({ incidentId, connectwiseTicketId, ticketUrl }: Entry) {
  if (connectwiseTicketId !== null) return <ConnectWiseLink number={connectwiseTicketId} url={ticketUrl} />;
  if (incidentId === null) return words.byHand;
  return (
    <TextLink to="/incidents/$id" params={{ id: String(incidentId) }}>
      {words.incident(incidentId)}
    </TextLink>
  );
}

/** Users who may not change the list see no column for it. */
export const entryColumns: readonly Column<Entry>[] = shown;
export const entryColumnsToAct: readonly Column<Entry>[] = [
  ...shown,
  {
    id: 'actions',
    title: text.ui.actions,
    cell: (entry) => (entry.state === 'active' ? <UndoEntry entry={entry} /> : null),
  },
];
