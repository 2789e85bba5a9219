import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import { connectWise } from '../../../text/en/connectwise.ts';
import { text } from '../../../text/index.ts';
import { LeaveGuard } from '../../../ui/leave-guard.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import type { Connection } from '../queries.ts';
import { CallbacksPanel } from './callbacks-panel.tsx';
import { ConnectionFields } from './connection-fields.tsx';
import { ConnectionHealth } from './connection-health.tsx';
import { RoleTable } from './role-table.tsx';
import { type ConnectionForm, useConnectionForm } from './use-connection-form.ts';
import { Verification } from './verification.tsx';

const words = connectWise.connection;

/** The fields on the left; on the right the health of the saved connection and the result of Verify setup. */
export function ConnectionPanel({ saved }: { saved: Connection }) {
  const form = useConnectionForm(saved);
  const { verification, save } = form;
  const isRunning = verification.phase === 'running';

  function submit(event: FormEvent) {
    event.preventDefault();
    if (form.isVerified && form.isDirty) save.mutate();
    else void form.verify();
  }

  return (
    <Stack gap="lg">
      <ConnectionHealth health={saved.health} verifiedAt={form.isVerified ? verification.at : null} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
        <LeaveGuard when={form.isDirty && !save.isPending} />
        <Paper component="form" onSubmit={submit} noValidate aria-label={words.title}>
          <Stack>
            <Title order={2}>{words.title}</Title>
            <RoleTable />
            <ConnectionFields form={form} saved={saved} />
            {save.isError && <ProblemAlert error={save.error} />}
            <Group gap="sm">
              <Button variant="default" onClick={() => void form.verify()} loading={isRunning}>
                {words.verify}
              </Button>
              <Button
                onClick={() => save.mutate()}
                disabled={!form.isVerified || isRunning}
                loading={save.isPending}
              >
                {text.ui.save}
              </Button>
              {form.isDirty && (
                <Button variant="subtle" color="gray" onClick={form.discard}>
                  {text.ui.discard}
                </Button>
              )}
            </Group>
            <Text size="sm" c="dimmed" role="status">
              {saveNote(form)}
            </Text>
          </Stack>
        </Paper>
        <Verification form={form} />
      </SimpleGrid>
      <CallbacksPanel />
    </Stack>
  );
}

function saveNote({ save, isVerified, isDirty }: ConnectionForm): string {
  if (save.isSuccess) return words.savedNow;
  if (!isVerified) return words.saveHint;
  return isDirty ? words.saveOpen : words.saveSame;
}
