import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import { text } from '../../text/index.ts';
import { List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { useListSearch } from '../../ui/use-list-search.ts';
import { incidentColumns } from './incident-columns.tsx';
import { IncidentFilters, incidentFiltersOf } from './incident-filters.tsx';
import { useIncidents } from './queries.ts';
import { incidentSearch } from './search.ts';

export function IncidentsPage() {
  const control = useListSearch(incidentSearch);
  const { search } = control;
  const { active, clear } = incidentFiltersOf(control);
  return (
    <Page title={text.incidents.title} description={text.incidents.description}>
      <IncidentFilters control={control} />
      <List
        label={text.incidents.title}
        query={useIncidents(search)}
        columns={incidentColumns}
        control={control}
        order={{ sort: search.sort ?? 'openedAt', order: search.order ?? 'desc' }}
        filtered={active.length > 0}
        onClear={clear}
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
    </Page>
  );
}
