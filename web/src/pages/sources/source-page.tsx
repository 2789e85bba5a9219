import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Activity } from 'lucide-react';
import { sources as sourcesText } from '../../text/en/sources.ts';
import { Page } from '../../ui/page.tsx';
import { Failed } from '../../ui/states.tsx';
import { Quarantine } from './quarantine.tsx';
import { sourceQuery } from './queries.ts';
import { SourceActions } from './source-actions.tsx';
import { SourceFacts } from './source-facts.tsx';
import { SourceProblem } from './source-problem.tsx';
import { SourceState } from './source-state.tsx';

/** One source: its state, its settings, and its quarantined rows. */
export function SourcePage() {
  const { id } = useParams({ from: '/inside/sources/$id' });
  const { data: source, error, refetch } = useQuery(sourceQuery(id));
  const trail = [{ label: sourcesText.title, to: '/sources' }];
  if (source === undefined)
    return (
      <Page title={sourcesText.one} trail={trail}>
        {error !== null ? <Failed error={error} retry={refetch} /> : <Skeleton height={320} aria-busy />}
      </Page>
    );
  return (
    <Page
      title={source.name}
      trail={trail}
      description={
        <Group component="span" gap="md">
          {sourcesText.kinds[source.kind]}
          <SourceState source={source} />
        </Group>
      }
      actions={
        <>
          <Button
            renderRoot={(props) => <Link to="/detections" search={{ sourceId: Number(id) }} {...props} />}
            variant="default"
            size="xs"
            leftSection={<Activity size={14} aria-hidden />}
          >
            {sourcesText.detections}
          </Button>
          <SourceActions source={source} />
        </>
      }
    >
      <Stack gap="lg">
        <SourceProblem source={source} />
        <SourceFacts source={source} />
        <Quarantine source={source} />
      </Stack>
    </Page>
  );
}
