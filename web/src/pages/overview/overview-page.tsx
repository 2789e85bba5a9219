import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { statusQuery } from '../../api/status.ts';
import { isLimited, useMe } from '../../session/me.ts';
import { overview as overviewText } from '../../text/en/overview.ts';
import { Page } from '../../ui/page.tsx';
import { Failed } from '../../ui/states.tsx';
import { AttentionList } from './attention-list.tsx';
import { DemoNote } from './demo-note.tsx';
import { FirstRun } from './first-run.tsx';
import { OwnOverview } from './own-overview.tsx';
import { DetectionPath, PathSkeleton } from './path/detection-path.tsx';
import { PeriodCharts } from './period-charts.tsx';
import { PeriodFields } from './period-fields.tsx';
import { overviewQuery, type Status } from './queries.ts';
import type { OverviewSearch } from './search.ts';
import { besidesSteps, firstSteps } from './steps.ts';
import { TopLists } from './top-lists.tsx';

/** The overview: detections and tickets, what is held and why, and what needs attention. */
export function OverviewPage() {
  const search = useSearch({ from: '/inside/' });
  const limited = isLimited(useMe());
  const { data: overview, isPlaceholderData } = useQuery(overviewQuery(search));
  return (
    <Page title={overviewText.title}>
      <PeriodFields search={search} shown={isPlaceholderData ? undefined : overview} />
      {limited ? <OwnOverview search={search} /> : <WholeOverview search={search} />}
    </Page>
  );
}

function WholeOverview({ search }: { search: OverviewSearch }) {
  const status = useQuery(statusQuery);
  return status.data === undefined && status.error !== null ? (
    <Failed error={status.error} retry={status.refetch} />
  ) : (
    <Sections status={status.data} search={search} />
  );
}

interface SectionsProps {
  readonly status: Status | undefined;
  readonly search: OverviewSearch;
}

function Sections({ status, search }: SectionsProps) {
  const { data: overview, error, refetch } = useQuery(overviewQuery(search));
  const steps = status === undefined ? [] : firstSteps(status);
  const isSetUp = status !== undefined && steps.every(({ done }) => done);
  const attention = isSetUp ? status.attention : besidesSteps(status?.attention ?? []);
  // Problems that stop tickets come before all counts.
  const hasErrors = attention.some(({ severity }) => severity === 'error');
  return (
    <Stack gap="xl">
      {status?.demo !== undefined && <DemoNote demo={status.demo} />}
      {status !== undefined && !isSetUp && <FirstRun steps={steps} />}
      {hasErrors && <AttentionList attention={attention} />}
      {status === undefined ? (
        <PathSkeleton />
      ) : (
        <DetectionPath status={status} overview={overview} failed={error !== null} />
      )}
      {!hasErrors && (isSetUp || attention.length > 0) && <AttentionList attention={attention} />}
      {overview === undefined && error !== null ? (
        <Failed error={error} retry={refetch} />
      ) : (
        <>
          {/* Loads the charts only after the part above has its height. */}
          <PeriodCharts overview={status === undefined ? undefined : overview} />
          <TopLists overview={overview} />
        </>
      )}
    </Stack>
  );
}
