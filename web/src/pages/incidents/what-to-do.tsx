import { Group, List, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { TextLink } from '../../ui/link.tsx';
import { Failed } from '../../ui/states.tsx';
import { numberedSteps } from './numbered-steps.ts';
import { nextStepsQuery } from './queries.ts';

const words = text.incidents.whatToDo;

/** What a technician does about the incident, as its ticket says; also where it has no ticket. */
export function WhatToDo({ id }: { id: number }) {
  const { data, error, refetch } = useQuery(nextStepsQuery(id));
  const mayChange = useMay('admin');
  return (
    <Paper component="section" aria-labelledby="what-to-do">
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} id="what-to-do">
            {words.title}
          </Title>
          {mayChange && (
            <TextLink to="/settings/mssp/connectwise/services/next-steps" size="sm">
              {words.change}
            </TextLink>
          )}
        </Group>
        {data === undefined && error !== null && <Failed error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton aria-busy height={170} />}
        {data?.text != null && <Steps said={data.text} />}
        {data?.because != null && (
          <Text size="sm" c="dimmed">
            {words.because(data.because)}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

function Steps({ said }: { said: string }) {
  const steps = numberedSteps(said);
  if (steps === null) {
    return <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{said}</Text>;
  }
  return (
    <List type="ordered" spacing={4} style={{ overflowWrap: 'anywhere' }}>
      {steps.map((step) => (
        <List.Item key={step}>
          <span style={{ whiteSpace: 'pre-wrap' }}>{step}</span>
        </List.Item>
      ))}
    </List>
  );
}
