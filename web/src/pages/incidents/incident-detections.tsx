import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { text } from '../../text/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/link.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { detectionColumns } from '../detections/detection-columns.tsx';
import { firstDetectionsQuery, firstDetectionsShown } from '../detections/queries.ts';
import type { Incident } from './queries.ts';

/** Within one incident, the columns for company and incident are not needed. */
const columns = detectionColumns.filter(({ id }) => id === 'at' || id === 'device' || id === 'query');

/** The latest detections of an incident, and a link to all of them. */
export function IncidentDetections({ incident: { id, detectionCount } }: { incident: Incident }) {
  const { data, error, refetch } = useQuery(firstDetectionsQuery(id));
  return (
    <Stack gap="xs" component="section" aria-labelledby="detections">
      <Group justify="space-between">
        <Title order={2} id="detections">
          {text.incidents.detections}
        </Title>
        <TextLink to="/detections" search={{ incidentId: id }}>
          {text.incidents.allDetections(detectionCount)}
        </TextLink>
      </Group>
      {error !== null && data === undefined ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : data?.items.length === 0 ? (
        <Text c="dimmed">{text.incidents.noDetections}</Text>
      ) : (
        <DataTable
          label={text.incidents.detections}
          columns={columns}
          rows={data?.items}
          keyOf={(detection) => detection.id}
          expected={Math.min(detectionCount, firstDetectionsShown)}
        />
      )}
    </Stack>
  );
}
