import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { text } from '../../text/index.ts';
import { isolatedList } from '../../text/isolated.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import type { Incident } from '../incidents/queries.ts';
import { type End, EndFields, endOf } from './end-fields.tsx';
import { acceptRisk, useNoiseChange } from './queries.ts';

const { accept: words, ...noise } = text.noise;

interface AcceptDialogProps {
  readonly incident: Incident;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks where, how long and why the risk of an incident is accepted. */
export function AcceptDialog({ incident, opened, onClose }: AcceptDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={words.title}>
      <AcceptForm incident={incident} onClose={onClose} />
    </Dialog>
  );
}

interface Values {
  readonly where: 'here' | 'anywhere';
  readonly end: End;
  readonly comment: string;
}

function AcceptForm({ incident, onClose }: Omit<AcceptDialogProps, 'opened'>) {
  const device = incident.devices[0] ?? incident.device ?? incident.clientAddresses[0];
  const form = useForm<Values>({
    initialValues: {
      where: device === undefined ? 'anywhere' : 'here',
      end: { choice: '720', date: '' },
      comment: '',
    },
    validate: {
      end: (end) => (endOf(end, new Date()) === undefined ? noise.end.dateMissing : null),
      comment: isNotEmpty(noise.commentMissing),
    },
  });
  const accept = useNoiseChange(acceptRisk);

  function submit({ where, end, comment }: Values) {
    const endsAt = endOf(end, new Date());
    if (endsAt === undefined) return;
    accept.mutate(
      { incidentId: incident.id, comment: comment.trim(), endsAt, device: where === 'here' },
      {
        onSuccess() {
          notifications.show({ message: words.made });
          onClose();
        },
      },
    );
  }
  return (
    <DialogForm form={form} onSubmit={submit} mutation={accept} action={words.action} onClose={onClose}>
      <Text>{words.text}</Text>
      {device !== undefined && (
        <Radio.Group label={words.where} {...form.getInputProps('where')}>
          <Stack gap="xs" mt="xs">
            <Radio value="here" label={words.here(isolatedList(incident.devices) || device)} />
            <Radio value="anywhere" label={words.anywhere(incident.companyName)} />
          </Stack>
        </Radio.Group>
      )}
      <EndFields
        end={form.values.end}
        onChange={(end) => form.setFieldValue('end', end)}
        error={form.errors.end}
      />
      <Textarea
        label={noise.comment}
        description={noise.commentHint}
        required
        autosize
        minRows={3}
        maxLength={500}
        data-autofocus
        {...form.getInputProps('comment')}
      />
    </DialogForm>
  );
}
