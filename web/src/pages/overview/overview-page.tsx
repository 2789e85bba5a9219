import { SegmentedControl, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { statusQuery } from '../../api/status.ts';
import { isLimited, useMe } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { OverTime } from '../../ui/over-time/over-time.tsx';
import { Page } from '../../ui/page.tsx';
import { Failed } from '../../ui/states.tsx';
import { AttentionList } from './attention-list.tsx';
import { DemoNote } from './demo-note.tsx';
import { FirstRun } from './first-run.tsx';
import { OwnOverview } from './own-overview.tsx';
import { DetectionPath, PathSkeleton } from './path/detection-path.tsx';
import { overviewQuery, type Status } from './queries.ts';
import { type Window, windows } from './search.ts';
import { besidesSteps, firstSteps } from './steps.ts';
import { TopLists } from './top-lists.tsx';

/** The overview: what passes, what is held and why, and what needs attention. */
export function OverviewPage() {
  const { window = '24h' } = useSearch({ from: '/inside/' });
  const navigate = useNavigate();
  const limited = isLimited(useMe());
  return (
    <Page
      title={text.overview.title}
      actions={
        <SegmentedControl
          aria-label={text.overview.window}
          value={window}
          onChange={(value) => navigate({ to: '/', search: { window: value as Window }, replace: true })}
          data={windows.map((value) => ({ value, label: text.overview.windows[value] }))}
        />
      }
    >
      {limited ? <OwnOverview window={window} /> : <WholeOverview window={window} />}
    </Page>
  );
}

function WholeOverview({ window }: { window: Window }) {
  const status = useQuery(statusQuery);
  return status.data === undefined && status.error !== null ? (
    <Failed error={status.error} retry={status.refetch} />
  ) : (
    <Sections status={status.data} window={window} />
  );
}

function Sections({ status, window }: { status: Status | undefined; window: Window }) {
  const { data: overview, error, refetch } = useQuery(overviewQuery(window));
  const steps = status === undefined ? [] : firstSteps(status);
  const isSetUp = status !== undefined && steps.every(({ done }) => done);
  const attention = isSetUp ? status.attention : besidesSteps(status?.attention ?? []);
  return (
    <Stack gap="xl">
      {status?.demo !== undefined && <DemoNote demo={status.demo} />}
      {status !== undefined && !isSetUp && <FirstRun steps={steps} />}
      {status === undefined ? (
        <PathSkeleton />
      ) : (
        <DetectionPath status={status} totals={overview?.totals} window={window} />
      )}
      {(isSetUp || attention.length > 0) && <AttentionList attention={attention} />}
      {overview === undefined && error !== null ? (
        <Failed error={error} retry={refetch} />
      ) : (
        <>
          <OverTime {...text.overview.charts} series={overview?.buckets} />
          <TopLists top={overview?.top} window={window} />
        </>
      )}
    </Stack>
  );
}
