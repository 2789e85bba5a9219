import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { text } from '../../text/index.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useIncidentAction } from './queries.ts';

interface SkipDialogProps {
  readonly id: number;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks why an incident needs no ticket; the timeline records it. */
export function SkipDialog({ id, opened, onClose }: SkipDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={text.incidents.skipTitle}>
      <SkipForm id={id} onClose={onClose} />
    </Modal>
  );
}

function SkipForm({ id, onClose }: Omit<SkipDialogProps, 'opened'>) {
  const act = useIncidentAction(id);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { note: '' },
    validate: { note: (note) => (note.trim() === '' ? text.incidents.noteMissing : null) },
  });
  const submit = ({ note }: { note: string }) =>
    act.mutate(
      { skip: note.trim() },
      {
        onSuccess() {
          notifications.show({ message: text.incidents.skipped });
          onClose();
        },
      },
    );
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        <Text>{text.incidents.skipText}</Text>
        <Textarea
          label={text.incidents.note}
          description={text.incidents.noteHint}
          required
          autosize
          minRows={3}
          maxLength={500}
          data-autofocus
          key={form.key('note')}
          {...form.getInputProps('note')}
        />
        {act.isError && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text.ui.cancel}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {text.incidents.skip}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
