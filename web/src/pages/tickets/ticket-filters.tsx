import { text } from '../../text/index.ts';
import { activeFilters } from '../../ui/active-filters.tsx';
import { CompanyName, CompanySelect } from '../../ui/company-select.tsx';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { FilterText } from '../../ui/filter-text.tsx';
import { TimeRangeFields } from '../../ui/time-range-fields.tsx';
import type { ListControl } from '../../ui/use-list-search.ts';
import { severities } from '../noise/queries.ts';
import { type TicketSearch, ticketLives, ticketStates } from './search.ts';

const { fields, states } = text.tickets;

/** The active filters of the list of tickets. */
export const ticketFiltersOf = (control: ListControl<TicketSearch>) =>
  activeFilters(control, fields, {
    companyId: (id) => <CompanyName id={id} />,
    state: (state) => states[state],
    life: (life) => text.tickets.lives[life],
    severity: (severity) => text.noise.severities[severity],
  });

export function TicketFilters({ control }: { control: ListControl<TicketSearch> }) {
  const { search, change } = control;
  const { active, clear } = ticketFiltersOf(control);
  return (
    <FilterBar
      active={active}
      onClear={clear}
      actions={<DownloadMenu path="/api/v1/tickets/export" search={search} />}
      main={
        <FilterText
          label={fields.search}
          placeholder={text.tickets.searchHint}
          value={search.search}
          onChange={(value) => change({ search: value }, 'typing')}
        />
      }
    >
      <FilterSelect
        label={fields.state}
        options={ticketStates.map((value) => ({ value, label: states[value] }))}
        value={search.state}
        onChange={(state) => change({ state })}
      />
      <FilterSelect
        label={fields.life}
        options={ticketLives.map((value) => ({ value, label: text.tickets.lives[value] }))}
        value={search.life}
        onChange={(life) => change({ life })}
      />
      <FilterSelect
        label={fields.severity}
        options={severities.map((value) => ({ value, label: text.noise.severities[value] }))}
        value={search.severity}
        onChange={(severity) => change({ severity })}
      />
      <CompanySelect
        label={fields.companyId}
        value={search.companyId}
        onChange={(companyId) => change({ companyId })}
      />
      <TimeRangeFields label={fields.last} range={search} onChange={change} />
    </FilterBar>
  );
}
