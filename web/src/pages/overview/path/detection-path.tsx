import { Paper, Skeleton, Text, Title } from '@mantine/core';
import { text } from '../../../text/index.ts';
import type { Status, Totals } from '../queries.ts';
import type { Window } from '../search.ts';
import { ConnectWiseStage } from './connectwise-stage.tsx';
import { DecisionStage } from './decision-stage.tsx';
import classes from './path.module.css';
import { SourcesStage } from './sources-stage.tsx';
import { BigCount, CountSkeleton, Counts, Stage } from './stage.tsx';

interface DetectionPathProps {
  readonly status: Status;
  /** The counts of the period; undefined while they are being read. */
  readonly totals: Totals | undefined;
  readonly window: Window;
}

/** The way of a detection from source to ticket: a list, drawn as stages that lead from one to the next. */
export function DetectionPath({ status, totals, window }: DetectionPathProps) {
  const words = text.overview.path;
  const when = text.overview.inWindow[window];
  const aside = status.sources.reduce((sum, { quarantined }) => sum + quarantined, 0);
  return (
    <section aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Text c="dimmed" size="sm" mb="sm">
        {words.description}
      </Text>
      <ol className={classes.path} aria-label={words.title}>
        <SourcesStage sources={status.sources} />
        <Stage
          title={words.detections.title}
          tone={aside > 0 ? 'waiting' : 'good'}
          state={aside > 0 ? words.detections.aside(aside) : words.detections.ok}
        >
          {totals === undefined ? (
            <CountSkeleton />
          ) : (
            <BigCount count={totals.detections} label={when} path={`/detections?last=${window}`} />
          )}
        </Stage>
        <Stage title={words.incidents.title} tone="good" state={words.incidents.ok}>
          {totals === undefined ? (
            <CountSkeleton />
          ) : (
            <BigCount
              count={totals.incidentsOpened}
              label={`${words.incidents.opened} ${when}`}
              path={`/incidents?last=${window}`}
            />
          )}
          <Counts
            counts={[
              { count: status.incidents.open, label: words.incidents.open, path: '/incidents?state=open' },
            ]}
          />
        </Stage>
        <DecisionStage status={status} />
        <ConnectWiseStage status={status} totals={totals} window={window} />
      </ol>
    </section>
  );
}

/** In place of the path while nothing of it is known. */
export const PathSkeleton = () => (
  <Paper aria-busy>
    <Skeleton height={220} />
  </Paper>
);
