import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { text } from '../../text/index.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
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
    <Modal opened={opened} onClose={onClose} title={words.title}>
      <AcceptForm incident={incident} onClose={onClose} />
    </Modal>
  );
}

function AcceptForm({ incident, onClose }: Omit<AcceptDialogProps, 'opened'>) {
  const device = incident.devices[0] ?? incident.device ?? incident.clientAddresses[0];
  const [onDevice, setOnDevice] = useState(device !== undefined);
  const [end, setEnd] = useState<End>({ choice: '720', date: '' });
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const accept = useNoiseChange(acceptRisk);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const endsAt = endOf(end, new Date());
    if (endsAt === undefined || comment.trim() === '') return;
    accept.mutate(
      { incidentId: incident.id, comment: comment.trim(), endsAt, device: onDevice },
      {
        onSuccess() {
          notifications.show({ message: words.made });
          onClose();
        },
      },
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>{words.text}</Text>
        {device !== undefined && (
          <Radio.Group
            label={words.where}
            value={onDevice ? 'here' : 'anywhere'}
            onChange={(value) => setOnDevice(value === 'here')}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="here" label={words.here(incident.devices.join(', ') || device)} />
              <Radio value="anywhere" label={words.anywhere(incident.companyName)} />
            </Stack>
          </Radio.Group>
        )}
        <EndFields
          end={end}
          onChange={setEnd}
          error={tried && endOf(end, new Date()) === undefined ? noise.end.dateMissing : undefined}
        />
        <Textarea
          label={noise.comment}
          description={noise.commentHint}
          required
          autosize
          minRows={3}
          maxLength={500}
          data-autofocus
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          error={tried && comment.trim() === '' ? noise.commentMissing : undefined}
        />
        {accept.isError && <ProblemAlert error={accept.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text.ui.cancel}
          </Button>
          <Button type="submit" loading={accept.isPending}>
            {words.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
