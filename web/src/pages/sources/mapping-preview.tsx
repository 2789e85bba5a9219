import { Badge, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { sources } from '../../text/en/sources.ts';
import { isolated, isolatedList } from '../../text/isolated.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Time } from '../../ui/time.tsx';
import type { MappingBody } from './mapping-body.ts';
import { type Preview, previewQuery } from './mapping-queries.ts';

const words = sources.mapping;
const colors = { detection: 'green', over: 'blue', ignored: 'gray', refused: 'red' } as const;

interface MappingPreviewProps {
  readonly mapping: MappingBody;
  readonly sample: string;
  readonly defaultVerdict: string;
}

/** The result of the typed mapping for the sample. */
export function MappingPreview(props: MappingPreviewProps) {
  const [{ mapping, sample, defaultVerdict }] = useDebouncedValue(props, 400);
  const { data, error } = useQuery({
    ...previewQuery(mapping, sample, defaultVerdict),
    placeholderData: keepPreviousData,
  });
  if (sample.trim() === '')
    return (
      <Text size="sm" c="dimmed">
        {words.noSample}
      </Text>
    );
  if (error !== null) return <ProblemAlert error={error} />;
  if (data === undefined) return <Skeleton height={96} aria-busy />;
  return (
    <Stack gap="xs" aria-live="polite">
      <Text size="sm">{words.items(data.count, data.items.length)}</Text>
      {numbered(data.items).map(({ key, item }) => (
        <Item key={key} item={item} />
      ))}
    </Stack>
  );
}

/** Only their position identifies equal items. */
const numbered = (items: Preview['items']) => items.map((item, at) => ({ key: `item ${at}`, item }));

function Item({ item: { what, detection, overAt, reason } }: { item: Preview['items'][number] }) {
  return (
    <Paper p="xs" withBorder>
      <Group gap="xs">
        <Badge color={colors[what]} variant="light">
          {words.outcomes[what]}
        </Badge>
        {detection !== null && (
          <Text size="sm" fw={600}>
            {detection.domain}
          </Text>
        )}
        {detection !== null && <Time at={overAt ?? detection.occurredAt} />}
      </Group>
      {reason !== null && <Text size="sm">{reason}</Text>}
      {detection !== null && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {isolatedList(
            [
              detection.company === null
                ? words.noCompany
                : `${isolated(detection.company.name)} [${detection.company.externalId}]`,
              detection.deviceName,
              detection.clientAddress,
              detection.verdict,
              isolatedList(detection.reasons),
              detection.policy,
              detection.threatLevel,
            ].filter((part): part is string => part !== null && part !== ''),
            ' · ',
          )}
        </Text>
      )}
    </Paper>
  );
}
