import { Activity } from 'lucide-react';
import { text } from '../../text/index.ts';
import { Page } from '../../ui/page.tsx';
import { SourcesButton } from '../../ui/sources-button.tsx';
import { Empty } from '../../ui/states.tsx';
import { useListSearch } from '../../ui/use-list-search.ts';
import { TriagedList } from '../triage/triaged-list.tsx';
import { chosenDetection, listColumns, selectableDetections } from './detection-columns.tsx';
import { DetectionFilters, detectionFiltersOf } from './detection-filters.tsx';
import { useDetections } from './queries.ts';
import { detectionSearch } from './search.ts';

export function DetectionsPage() {
  const control = useListSearch(detectionSearch);
  const { search } = control;
  const { active, clear } = detectionFiltersOf(control);
  return (
    <Page title={text.detections.title} description={text.detections.description} dense>
      <DetectionFilters control={control} />
      <TriagedList
        of="detections"
        label={text.detections.title}
        query={useDetections(search)}
        columns={listColumns}
        selectable={selectableDetections}
        chosenOf={chosenDetection}
        control={control}
        order={{ sort: search.sort ?? 'receivedAt', order: search.order ?? 'desc' }}
        filtered={active.length > 0}
        onClear={clear}
        empty={
          <Empty
            icon={Activity}
            title={text.detections.empty}
            hint={text.detections.emptyHint}
            action={<SourcesButton />}
          />
        }
      />
    </Page>
  );
}
