import { Button, Group, Paper, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { api, read } from '../../../api/client.ts';
import type { paths } from '../../../api/schema.d.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { RehearsalResult } from './rehearsal-result.tsx';

const words = connectWise.services.rehearse;

type Body =
  paths['/api/v1/connectwise/ticket-service/rehearse']['post']['requestBody']['content']['application/json'];
type Days = Body['days'];
const spans: readonly Days[] = [1, 7, 30];

/** The tickets that the shown values, saved or not, would have opened. */
export function Rehearsal({ supposed }: { supposed: Omit<Body, 'days'> }) {
  const [days, setDays] = useState<Days>(7);
  const rehearse = useMutation({
    mutationFn: () =>
      read(api.POST('/api/v1/connectwise/ticket-service/rehearse', { body: { days, ...supposed } })),
  });
  return (
    <Paper component="section" aria-label={words.title}>
      <Stack>
        <Stack gap="xs">
          <Title order={2}>{words.title}</Title>
          <Text size="sm">{words.intro}</Text>
          <Group gap="sm">
            <SegmentedControl
              aria-label={words.span}
              value={String(days)}
              onChange={(value) => setDays(spans.find((one) => String(one) === value) ?? 7)}
              data={spans.map((one) => ({ value: String(one), label: words.days(one) }))}
            />
            <Button
              variant="default"
              onClick={() => rehearse.mutate()}
              loading={rehearse.isPending}
              leftSection={<Play size={16} aria-hidden />}
            >
              {words.run}
            </Button>
          </Group>
        </Stack>
        {rehearse.isError && <ProblemAlert error={rehearse.error} />}
        {rehearse.isPending && <Skeleton height={220} />}
        {rehearse.isSuccess && <RehearsalResult result={rehearse.data} />}
      </Stack>
    </Paper>
  );
}
