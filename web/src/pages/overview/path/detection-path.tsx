import { Paper, Skeleton, Text, Title } from '@mantine/core';
import { overview as overviewText } from '../../../text/en/overview.ts';
import { overviewPeriod } from '../../../text/en/overview-period.ts';
import type { Tone } from '../../../ui/state-mark.tsx';
import { periodPaths } from '../period-paths.ts';
import type { Overview, Status } from '../queries.ts';
import { ConnectWiseStage } from './connectwise-stage.tsx';
import { DecisionStage } from './decision-stage.tsx';
import classes from './path.module.css';
import { SourcesStage } from './sources-stage.tsx';
import { BigCount, Counts, NoCount, Stage } from './stage.tsx';

interface DetectionPathProps {
  readonly status: Status;
  /** The counts of the period; undefined while they are being read. */
  readonly overview: Overview | undefined;
  /** The counts could not be read; below the path, the page says why. */
  readonly failed: boolean;
}

/** The path of a detection from source to ticket: a list, drawn as stages. */
export function DetectionPath({ status, overview, failed }: DetectionPathProps) {
  const words = overviewText.path;
  const when = overviewPeriod.inPeriod;
  const isAny = status.incidents.open > 0 || (overview?.totals.incidentsOpened ?? 0) > 0;
  return (
    <section aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Text c="dimmed" size="sm" mb="sm">
        {words.description}
      </Text>
      <ol className={classes.path} aria-label={words.title}>
        <SourcesStage sources={status.sources} />
        <Stage title={words.detections.title} {...readingOf(status.sources)}>
          {overview === undefined ? (
            <NoCount failed={failed} />
          ) : (
            <BigCount
              count={overview.totals.detections}
              label={when}
              path={periodPaths(overview).detections}
            />
          )}
        </Stage>
        <Stage
          title={words.incidents.title}
          tone={isAny ? 'good' : 'quiet'}
          state={isAny ? words.incidents.ok : words.incidents.none}
        >
          {overview === undefined ? (
            <NoCount failed={failed} />
          ) : (
            <BigCount
              count={overview.totals.incidentsOpened}
              label={`${words.incidents.opened} ${when}`}
              path={periodPaths(overview).incidents}
            />
          )}
          <Counts
            counts={[
              {
                count: status.incidents.open,
                label: words.incidents.open,
                // It counts no roll-ups.
                path: '/incidents?state=open&kind=detections',
              },
            ]}
          />
        </Stage>
        <DecisionStage status={status} />
        <ConnectWiseStage status={status} overview={overview} failed={failed} />
      </ol>
    </section>
  );
}

/** Whether all sources are read: not if one fails, nor before the first detection. */
function readingOf(sources: Status['sources']): { tone: Tone; state: string } {
  const words = overviewText.path.detections;
  const failing = sources.filter(({ state }) => state === 'failing').length;
  const aside = sources.reduce((sum, { quarantined }) => sum + quarantined, 0);
  if (failing > 0) return { tone: 'bad', state: words.notRead(failing) };
  if (aside > 0) return { tone: 'waiting', state: words.aside(aside) };
  return sources.some(({ state }) => state === 'ok')
    ? { tone: 'good', state: words.ok }
    : { tone: 'quiet', state: words.none };
}

/** Shown in place of the path while it loads. */
export const PathSkeleton = () => (
  <Paper aria-busy>
    <Skeleton height={220} />
  </Paper>
);
