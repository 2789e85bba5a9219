import { NumberInput, Radio, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { text } from '../../text/index.ts';
import { CopyOnce } from '../../ui/copy-once.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { ticketQuery, useRetryTicket } from './queries.ts';

interface SettleDialogProps {
  readonly id: number;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks whether ConnectWise has a ticket, if Picket could not find out. */
export function SettleDialog({ id, opened, onClose }: SettleDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={text.tickets.settle} size="lg">
      <SettleForm id={id} onClose={onClose} />
    </Dialog>
  );
}

function SettleForm({ id, onClose }: Omit<SettleDialogProps, 'opened'>) {
  const { data: ticket } = useQuery(ticketQuery(id));
  const settle = useRetryTicket(id);
  const form = useForm<{ there: '' | 'found' | 'absent'; number: number | string }>({
    initialValues: { there: '', number: '' },
    validate: {
      there: (there) => (there === '' ? text.tickets.answerMissing : null),
      number: (number, { there }) =>
        there === 'found' && (typeof number !== 'number' || number < 1) ? text.tickets.numberMissing : null,
    },
  });
  const submit = ({ there, number }: typeof form.values) =>
    settle.mutate(there === 'found' ? { connectwiseTicketId: Number(number) } : { confirmAbsent: true }, {
      onSuccess() {
        notifications.show({ message: text.tickets.settled });
        onClose();
      },
    });
  return (
    <DialogForm
      form={form}
      onSubmit={submit}
      mutation={settle}
      action={text.tickets.submit}
      onClose={onClose}
    >
      <Text>{text.tickets.settleText}</Text>
      {ticket !== undefined && <CopyOnce value={ticket.reference} label={text.tickets.reference} />}
      <Radio.Group label={text.tickets.settle} required {...form.getInputProps('there')}>
        <Stack gap="xs" mt="xs">
          <Radio value="found" label={text.tickets.found} description={text.tickets.foundHint} />
          {form.values.there === 'found' && (
            <NumberInput
              label={text.tickets.foundNumber}
              required
              allowDecimal={false}
              allowNegative={false}
              hideControls
              maw={240}
              ml={32}
              {...form.getInputProps('number')}
            />
          )}
          <Radio value="absent" label={text.tickets.absent} description={text.tickets.absentHint} />
        </Stack>
      </Radio.Group>
    </DialogForm>
  );
}
