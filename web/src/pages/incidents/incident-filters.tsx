import { text } from '../../text/index.ts';
import { activeFilters } from '../../ui/active-filters.tsx';
import { CompanyName, CompanySelect } from '../../ui/company-select.tsx';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { FilterText } from '../../ui/filter-text.tsx';
import { formatNumber } from '../../ui/number.ts';
import { TimeRangeFields } from '../../ui/time-range-fields.tsx';
import type { ListControl } from '../../ui/use-list-search.ts';
import { severities } from '../noise/queries.ts';
import { answers, decisionActions, type IncidentSearch, incidentKinds, incidentStates } from './search.ts';

const { fields, kinds, states, actions, reasons, answers: answerLabels } = text.incidents;
const options = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: labels[value] }));
const reasonCodes = Object.keys(reasons) as (keyof typeof reasons)[];
const reasonLabel = (code: string) => (reasons as Readonly<Record<string, string>>)[code] ?? code;

/** The active filters of the incidents. */
export const incidentFiltersOf = (control: ListControl<IncidentSearch>) =>
  activeFilters(control, fields, {
    ids: (ids) => formatNumber(ids.split(',').length),
    companyId: (id) => <CompanyName id={id} />,
    state: (state) => states[state],
    kind: (kind) => kinds[kind],
    named: (answer) => answerLabels[answer],
    ticketed: (answer) => answerLabels[answer],
    coveredBy: (id) => text.incidents.incident(String(id)),
    decision: (action) => actions[action],
    severity: (severity) => text.noise.severities[severity],
    reason: reasonLabel,
  });

export function IncidentFilters({ control }: { control: ListControl<IncidentSearch> }) {
  const { search, change } = control;
  const { active, clear } = incidentFiltersOf(control);
  return (
    <FilterBar
      active={active}
      onClear={clear}
      actions={<DownloadMenu path="/api/v1/incidents/export" search={search} />}
      main={
        <FilterText
          label={fields.search}
          placeholder={text.incidents.searchHint}
          value={search.search}
          onChange={(value) => change({ search: value }, 'typing')}
        />
      }
    >
      <CompanySelect
        label={fields.companyId}
        value={search.companyId}
        onChange={(companyId) => change({ companyId })}
      />
      <FilterSelect
        label={fields.state}
        options={options(incidentStates, states)}
        value={search.state}
        onChange={(state) => change({ state })}
      />
      <FilterSelect
        label={fields.kind}
        options={options(incidentKinds, kinds)}
        value={search.kind}
        onChange={(kind) => change({ kind })}
      />
      <FilterSelect
        label={fields.decision}
        options={options(decisionActions, actions)}
        value={search.decision}
        onChange={(decision) => change({ decision })}
      />
      <FilterSelect
        label={fields.named}
        options={options(answers, answerLabels)}
        value={search.named}
        onChange={(named) => change({ named })}
      />
      <FilterSelect
        label={fields.ticketed}
        options={options(answers, answerLabels)}
        value={search.ticketed}
        onChange={(ticketed) => change({ ticketed })}
      />
      <FilterSelect
        label={fields.severity}
        options={options(severities, text.noise.severities)}
        value={search.severity}
        onChange={(severity) => change({ severity })}
      />
      <FilterSelect
        label={fields.reason}
        options={options(reasonCodes, reasons)}
        value={search.reason as (typeof reasonCodes)[number]}
        onChange={(reason) => change({ reason })}
        searchable
      />
      <FilterText
        label={fields.blockReason}
        value={search.blockReason}
        onChange={(blockReason) => change({ blockReason }, 'typing')}
      />
      <FilterText
        label={fields.domain}
        value={search.domain}
        onChange={(domain) => change({ domain }, 'typing')}
      />
      <FilterText
        label={fields.device}
        value={search.device}
        onChange={(device) => change({ device }, 'typing')}
      />
      <TimeRangeFields label={fields.last} range={search} onChange={change} />
    </FilterBar>
  );
}
