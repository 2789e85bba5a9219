import { Text, Textarea } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { text } from '../../text/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { useIncidentAction } from './queries.ts';

interface SkipDialogProps {
  readonly id: number;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks why an incident needs no ticket; the timeline records it. */
export function SkipDialog({ id, opened, onClose }: SkipDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={text.incidents.skipTitle}>
      <SkipForm id={id} onClose={onClose} />
    </Dialog>
  );
}

function SkipForm({ id, onClose }: Omit<SkipDialogProps, 'opened'>) {
  const act = useIncidentAction(id);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { note: '' },
    validate: { note: isNotEmpty(text.incidents.noteMissing) },
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
    <DialogForm form={form} onSubmit={submit} mutation={act} action={text.incidents.skip} onClose={onClose}>
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
    </DialogForm>
  );
}
