import { NumberInput, Paper, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, read } from '../../../api/client.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { TagsInput } from '../../../ui/tags-input.tsx';

const words = connectWise.nextSteps;

/** Which text an incident gets, or one with these reasons. */
export function TryTexts() {
  const [said, setSaid] = useState<string[]>(['Phishing']);
  const [incidentId, setIncidentId] = useState<number | undefined>(undefined);
  const [tried] = useDebouncedValue({ said, incidentId }, 300);
  const { data, error, refetch } = useQuery({
    queryKey: ['settings', 'next-steps', 'preview', tried],
    async queryFn({ signal }) {
      const saved = await read(api.GET('/api/v1/settings/next-steps', { signal }));
      const incident = tried.incidentId === undefined ? {} : { incidentId: tried.incidentId };
      return read(
        api.POST('/api/v1/settings/next-steps/preview', {
          body: { ...saved, said: tried.said, ...incident },
          signal,
        }),
      );
    },
    placeholderData: keepPreviousData,
  });
  return (
    <Paper component="section" aria-labelledby="try-texts">
      <Stack>
        <Title order={2} id="try-texts">
          {words.preview}
        </Title>
        <Text size="sm">{words.previewHint}</Text>
        <TagsInput
          label={words.said}
          value={said}
          onChange={setSaid}
          maxTags={20}
          maxLength={300}
          splitChars={[]}
        />
        <NumberInput
          label={words.incident}
          value={incidentId ?? ''}
          onChange={(value) => setIncidentId(typeof value === 'number' && value > 0 ? value : undefined)}
          min={1}
          allowDecimal={false}
          allowNegative={false}
          maw={220}
        />
        {error !== null && <ProblemAlert error={error} retry={() => void refetch()} />}
        {data !== undefined && error === null && (
          <Stack gap={4} role="status" style={{ overflowWrap: 'anywhere' }}>
            <Text fw={600}>{data.name ?? words.defaultName}</Text>
            <Text size="sm" c="dimmed">
              {data.because === null ? words.noReason : words.because(data.because.said, data.because.match)}
            </Text>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
              {data.text}
            </Text>
          </Stack>
        )}
      </Stack>
    </Paper>
  );
}
