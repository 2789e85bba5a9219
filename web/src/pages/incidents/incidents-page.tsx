import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { mayActAs, useMe } from '../../session/me.ts';
import { triage } from '../../text/en/triage.ts';
import { text } from '../../text/index.ts';
import { List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { useListSearch } from '../../ui/use-list-search.ts';
import { incidentColumns, selectableColumns } from './incident-columns.tsx';
import { IncidentFilters, incidentFiltersOf } from './incident-filters.tsx';
import { useIncidents } from './queries.ts';
import { incidentSearch } from './search.ts';
import { BulkBar } from './triage/bulk-bar.tsx';
import { makeSelection, mostSelected, SelectionContext, useSelected } from './triage/selection.ts';

export function IncidentsPage() {
  const control = useListSearch(incidentSearch);
  const { search } = control;
  const { active, clear } = incidentFiltersOf(control);
  // The console has an order of its own, so that the list shows what it is sorted by.
  const order = { sort: search.sort ?? 'lastSeenAt', order: search.order ?? 'desc' } as const;
  const query = useIncidents({ ...search, ...order });
  const mayAct = mayActAs(useMe().role, 'analyst');
  const [selection] = useState(makeSelection);
  const hasSelected = useSelected((of) => of.rows().size > 0, selection);
  useEffect(() => {
    if (query.data !== undefined) selection.show(query.data.items);
  }, [selection, query.data]);
  useEffect(
    () =>
      selection.onTooMany(() => {
        notifications.show({ color: 'yellow', message: triage.most(mostSelected) });
      }),
    [selection],
  );
  return (
    <SelectionContext value={selection}>
      <Page title={text.incidents.title} description={text.incidents.description} dense>
        <IncidentFilters control={control} />
        <List
          label={text.incidents.title}
          query={query}
          columns={mayAct ? selectableColumns : incidentColumns}
          control={control}
          order={order}
          filtered={active.length > 0}
          onClear={clear}
          held={hasSelected}
          empty={
            <Empty
              icon={ShieldAlert}
              title={text.incidents.empty}
              hint={text.incidents.emptyHint}
              action={
                <Button component={Link} to="/sources" variant="light">
                  {text.incidents.toSources}
                </Button>
              }
            />
          }
        />
        {mayAct && <BulkBar />}
      </Page>
    </SelectionContext>
  );
}
