import { Code, NumberInput, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { connectWise } from '../../../text/en/connectwise.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import type { TextForm } from './use-text-form.ts';

const words = connectWise.ticketText;

/** A preview of a ticket with the typed templates. */
export function TextPreview({ form }: { form: TextForm }) {
  const { data, error } = form.preview;
  return (
    <Paper component="section" aria-labelledby="text-preview">
      <Stack>
        <Title order={2} id="text-preview">
          {words.preview}
        </Title>
        <NumberInput
          label={words.incident}
          description={words.incidentHint}
          value={form.incidentId ?? ''}
          onChange={(value) => form.setIncidentId(typeof value === 'number' && value > 0 ? value : undefined)}
          min={1}
          allowDecimal={false}
          allowNegative={false}
          maw={220}
        />
        {error !== null && <ProblemAlert error={error} />}
        {data === undefined && error === null && <Skeleton height={260} aria-busy />}
        {data !== undefined && error === null && (
          <>
            <Text size="sm" c="dimmed">
              {data.incidentId === null ? words.madeUp : words.ofIncident(data.incidentId, data.companyName)}
            </Text>
            <Written label={words.summary} text={data.summary.text} />
            <Text size="sm" c="dimmed" role="status">
              {data.summary.text !== null && words.count(data.summary.length, form.saved.summaryLimit)}
            </Text>
            <Written label={words.description} text={data.description.text} />
            {data.description.appended.length > 0 && (
              <Text size="sm" c="dimmed">
                {words.appended(data.description.appended)}
              </Text>
            )}
          </>
        )}
      </Stack>
    </Paper>
  );
}

function Written({ label, text: written }: { label: string; text: string | null }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {label}
      </Text>
      {written === null ? (
        <Text size="sm">{words.cannot}</Text>
      ) : (
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {written}
        </Code>
      )}
    </div>
  );
}
