import { Alert, Button, Group, List, NumberInput, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Info, Play } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api, read } from '../../../api/client.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';

const words = connectWise.routing.test;

/** Which rule applies to an incident, and which do not. */
export function TryRules() {
  const [incidentId, setIncidentId] = useState<number | null>(null);
  const attempt = useMutation({
    mutationFn: () =>
      read(api.POST('/api/v1/connectwise/routing-rules/test', { body: { incidentId: incidentId ?? 0 } })),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (incidentId !== null) attempt.mutate();
  }

  return (
    <Paper component="form" onSubmit={submit} aria-label={words.title}>
      <Stack>
        <Title order={2}>{words.title}</Title>
        <Text size="sm">{words.intro}</Text>
        <Group align="flex-end" gap="sm">
          <NumberInput
            label={words.incident}
            description={words.incidentHint}
            value={incidentId ?? ''}
            onChange={(value) => setIncidentId(typeof value === 'number' && value > 0 ? value : null)}
            min={1}
            allowDecimal={false}
            allowNegative={false}
          />
          <Button
            type="submit"
            variant="default"
            disabled={incidentId === null}
            loading={attempt.isPending}
            leftSection={<Play size={16} aria-hidden />}
          >
            {words.run}
          </Button>
        </Group>
        {attempt.isError && <ProblemAlert error={attempt.error} />}
        {attempt.isSuccess && (
          <Alert
            role="status"
            icon={<Info aria-hidden />}
            title={attempt.data.takenBy === null ? words.none : words.taken(attempt.data.takenBy.name)}
          >
            {attempt.data.takenBy === null && <Text size="sm">{words.noneHint}</Text>}
            <List size="sm">
              {attempt.data.rules.map(({ id, name, enabled, takes }) => (
                <List.Item key={id}>
                  {name}: {takes ? words.fits : words.fitsNot}
                  {enabled ? '' : ` (${words.off})`}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
      </Stack>
    </Paper>
  );
}
