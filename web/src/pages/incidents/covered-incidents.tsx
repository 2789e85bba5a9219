import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { text } from '../../text/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/link.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { incidentColumns } from './incident-columns.tsx';
import { coveredQuery, coveredShown, type Incident } from './queries.ts';

/** All incidents of a roll-up share the company; the decision shows what ConnectWise does not name yet. */
const columns = incidentColumns.filter(({ id }) => id !== 'company').map(({ sort: _, ...column }) => column);

/** The incidents of a roll-up with most detections, and a link to all of them. */
export function CoveredIncidents({ incident: { id, covers } }: { incident: Incident }) {
  const { data, error, refetch } = useQuery(coveredQuery(id));
  const count = covers ?? 0;
  return (
    <Stack gap="xs" component="section" aria-labelledby="covered">
      <Group justify="space-between">
        <Title order={2} id="covered">
          {text.incidents.covered}
        </Title>
        <TextLink to="/incidents" search={{ coveredBy: id }}>
          {text.incidents.allCovered(count)}
        </TextLink>
      </Group>
      {error !== null && data === undefined ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : data?.items.length === 0 ? (
        <Text c="dimmed">{text.incidents.noneCovered}</Text>
      ) : (
        <DataTable
          label={text.incidents.covered}
          columns={columns}
          rows={data?.items}
          keyOf={(covered) => covered.id}
          expected={Math.min(count, coveredShown)}
        />
      )}
    </Stack>
  );
}
