import { text } from '../../text/index.ts';
import { activeFilters } from '../../ui/active-filters.tsx';
import { CompanyName, CompanySelect } from '../../ui/company-select.tsx';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { FilterText } from '../../ui/filter-text.tsx';
import { formatNumber } from '../../ui/number.ts';
import { TimeRangeFields } from '../../ui/time-range-fields.tsx';
import type { ListControl } from '../../ui/use-list-search.ts';
import type { DetectionSearch } from './search.ts';

const { fields } = text.detections;

/** The active filters of the detections. */
export const detectionFiltersOf = (control: ListControl<DetectionSearch>) =>
  activeFilters(control, fields, {
    companyId: (id) => <CompanyName id={id} />,
    incidentId: formatNumber,
    sourceId: formatNumber,
  });

export function DetectionFilters({ control }: { control: ListControl<DetectionSearch> }) {
  const { search, change } = control;
  const { active, clear } = detectionFiltersOf(control);
  return (
    <FilterBar
      active={active}
      onClear={clear}
      actions={<DownloadMenu path="/api/v1/detections/export" search={search} />}
      main={
        <FilterText
          label={fields.domain}
          placeholder={text.detections.domainHint}
          value={search.domain}
          onChange={(domain) => change({ domain }, 'typing')}
        />
      }
    >
      <CompanySelect
        label={fields.companyId}
        value={search.companyId}
        onChange={(companyId) => change({ companyId })}
      />
      <FilterText
        label={fields.device}
        value={search.device}
        onChange={(device) => change({ device }, 'typing')}
      />
      <FilterText
        label={fields.reason}
        value={search.reason}
        onChange={(reason) => change({ reason }, 'typing')}
      />
      <FilterText
        label={fields.verdict}
        value={search.verdict}
        onChange={(verdict) => change({ verdict }, 'typing')}
      />
      <TimeRangeFields label={fields.last} range={search} onChange={change} />
    </FilterBar>
  );
}
