import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Send } from 'lucide-react';
import { connectWise } from '../../../text/en/connectwise.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { TestTicketDialog } from './test-ticket-dialog.tsx';
import type { ServiceForm } from './use-service-form.ts';

const words = connectWise.services.test;

/** One test ticket with the saved values, before the ticket service is enabled. */
export function TestTicket({ form: { saved, isDirty } }: { form: ServiceForm }) {
  const [opened, { open, close }] = useDisclosure(false);
  const isReady = saved.missing.length === 0 && !isDirty;
  return (
    <Paper component="section" aria-label={words.title}>
      <Stack gap="xs">
        <Title order={2}>{words.title}</Title>
        <Text size="sm">{words.intro}</Text>
        <Group gap="sm">
          <Button
            variant="default"
            onClick={open}
            disabled={!isReady}
            leftSection={<Send size={16} aria-hidden />}
          >
            {words.open}
          </Button>
          {!isReady && (
            <Text size="sm" c="dimmed">
              {saved.missing.length > 0 ? words.incomplete : words.unsaved}
            </Text>
          )}
        </Group>
      </Stack>
      <Dialog opened={opened} onClose={close} title={words.title} closeOnClickOutside={false}>
        <TestTicketDialog saved={saved} onClose={close} />
      </Dialog>
    </Paper>
  );
}
