import { Badge, Button, Grid, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { connectWise } from '../../../text/en/connectwise.ts';
import { EditForm } from '../../../ui/edit-form.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import type { TicketText } from '../queries.ts';
import { ContentsPanel } from './contents-panel.tsx';
import { TextPreview } from './text-preview.tsx';
import { type TextForm, type TextPart, useTextForm } from './use-text-form.ts';
import { Variables } from './variables.tsx';

const words = connectWise.ticketText;

/** The templates with a preview of the ticket, and the variables beside them. */
export function TextPanel({ saved }: { saved: TicketText }) {
  const form = useTextForm(saved);
  const { isDirty } = form;

  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Stack gap="lg">
          <Paper>
            <EditForm form={form} open={isDirty || saved.problem !== null} label={words.title}>
              <Title order={2}>{words.title}</Title>
              <Text size="sm">{words.intro}</Text>
              {saved.problem !== null && !isDirty && (
                <ProblemAlert error={{ detail: saved.problem.message, hint: saved.problem.hint }} />
              )}
              <Part form={form} part="summary" hint={words.summaryHint} rows={2} />
              <Part form={form} part="description" hint={words.descriptionHint} rows={12} />
            </EditForm>
          </Paper>
          <TextPreview form={form} />
          <ContentsPanel />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Variables known={saved} />
      </Grid.Col>
    </Grid>
  );
}

interface PartProps {
  readonly form: TextForm;
  readonly part: TextPart;
  readonly hint: string;
  readonly rows: number;
}

function Part({ form, part, hint, rows }: PartProps) {
  const own = form.values[part];
  return (
    <Stack gap={4}>
      <Textarea
        label={words[part]}
        description={hint}
        value={own ?? form.saved.defaults[part]}
        onChange={(event) => form.write(part, event.currentTarget.value)}
        error={form.errorOf(part)}
        autosize
        minRows={rows}
        maxRows={24}
        maxLength={10_000}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <Group justify="space-between" gap="xs">
        <Badge variant="light" {...(own === null ? { color: 'gray' } : {})}>
          {own === null ? words.builtIn : words.own}
        </Badge>
        {own !== null && (
          <Button variant="subtle" size="compact-sm" onClick={() => form.reset(part)}>
            {words.reset(words[part])}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
