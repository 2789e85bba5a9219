import { ShieldAlert } from 'lucide-react';
import { text } from '../../text/index.ts';
import { Page } from '../../ui/page.tsx';
import { SourcesButton } from '../../ui/sources-button.tsx';
import { Empty } from '../../ui/states.tsx';
import { useListSearch } from '../../ui/use-list-search.ts';
import { TriagedList } from '../triage/triaged-list.tsx';
import { chosenIncident, incidentColumns, selectableColumns } from './incident-columns.tsx';
import { IncidentFilters, incidentFiltersOf } from './incident-filters.tsx';
import { useIncidents } from './queries.ts';
import { incidentSearch } from './search.ts';

export function IncidentsPage() {
  const control = useListSearch(incidentSearch);
  const { search } = control;
  const { active, clear } = incidentFiltersOf(control);
  // The console sets a sort order explicitly, so that the list shows it.
  const order = { sort: search.sort ?? 'lastSeenAt', order: search.order ?? 'desc' } as const;
  return (
    <Page title={text.incidents.title} description={text.incidents.description} dense>
      <IncidentFilters control={control} />
      <TriagedList
        of="incidents"
        label={text.incidents.title}
        query={useIncidents({ ...search, ...order })}
        columns={incidentColumns}
        selectable={selectableColumns}
        chosenOf={chosenIncident}
        control={control}
        order={order}
        filtered={active.length > 0}
        onClear={clear}
        empty={
          <Empty
            icon={ShieldAlert}
            title={text.incidents.empty}
            hint={text.incidents.emptyHint}
            action={<SourcesButton />}
          />
        }
      />
    </Page>
  );
}
