import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Ticket } from 'lucide-react';
import { text } from '../../text/index.ts';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { useListSearch } from '../../ui/use-list-search.ts';
import { TriagedList } from '../triage/triaged-list.tsx';
import { useTickets } from './queries.ts';
import { ticketSearch } from './search.ts';
import { chosenTicket, selectableTickets, ticketColumns } from './ticket-columns.tsx';
import { TicketFilters, ticketFiltersOf } from './ticket-filters.tsx';

export function TicketsPage() {
  const control = useListSearch(ticketSearch);
  const { search } = control;
  const { active, clear } = ticketFiltersOf(control);
  return (
    <Page title={text.tickets.title} description={text.tickets.description} dense>
      <TicketFilters control={control} />
      <TriagedList
        of="tickets"
        label={text.tickets.title}
        query={useTickets(search)}
        columns={ticketColumns}
        selectable={selectableTickets}
        chosenOf={chosenTicket}
        control={control}
        order={{ sort: search.sort ?? 'queuedAt', order: search.order ?? 'desc' }}
        filtered={active.length > 0}
        onClear={clear}
        empty={
          <Empty
            icon={Ticket}
            title={text.tickets.empty}
            hint={text.tickets.emptyHint}
            action={
              <Button component={Link} to="/incidents" variant="light">
                {text.tickets.toIncidents}
              </Button>
            }
          />
        }
      />
    </Page>
  );
}
