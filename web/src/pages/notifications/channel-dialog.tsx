import { Button, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { notifications as notificationsText } from '../../text/en/notifications.ts';
import { CopyOnce } from '../../ui/copy-once.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { channelBody, channelValues, missingFields } from './channel-form.ts';
import { EventsField } from './events-field.tsx';
import { MailFields } from './mail-fields.tsx';
import { type Channel, type NotifiedEvent, saveChannel, useNotificationChange } from './queries.ts';
import { QuietFields } from './quiet-fields.tsx';

const words = notificationsText;
const kinds = Object.entries(words.kinds).map(([value, label]) => ({ value, label }));
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

interface ChannelDialogProps {
  readonly edited: Channel | 'new' | null;
  /** As they are saved now. */
  readonly channels: readonly Channel[];
  readonly events: readonly NotifiedEvent[];
  readonly onClose: () => void;
}

/** Adds or changes a channel. The signing secret of a new webhook is shown once. */
export function ChannelDialog({ edited, channels, events, onClose }: ChannelDialogProps) {
  const [signing, setSigning] = useState<string | null>(null);
  function close() {
    setSigning(null);
    onClose();
  }
  return (
    // Closing by accident would lose the secret for good.
    <Dialog
      opened={edited !== null}
      onClose={close}
      title={edited === 'new' ? words.add : words.change}
      size="lg"
      closeOnClickOutside={signing === null}
      closeOnEscape={signing === null}
    >
      {signing !== null ? (
        <Stack>
          <Text>{words.signingText}</Text>
          <CopyOnce value={signing} label={words.signing} />
          <Button onClick={close}>{words.copied}</Button>
        </Stack>
      ) : (
        edited !== null && (
          <ChannelForm
            channel={edited === 'new' ? null : edited}
            now={channels.find(({ id }) => edited !== 'new' && id === edited.id)}
            events={events}
            onClose={close}
            onSigning={setSigning}
          />
        )
      )}
    </Dialog>
  );
}

interface ChannelFormProps {
  readonly channel: Channel | null;
  /** Undefined once it was deleted. */
  readonly now: Channel | undefined;
  readonly events: readonly NotifiedEvent[];
  readonly onClose: () => void;
  readonly onSigning: (secret: string) => void;
}

function ChannelForm({ channel, now, events, onClose, onSigning }: ChannelFormProps) {
  const form = useForm({
    initialValues: channelValues(channel, events, ownZone),
    validate: (values) => missingFields(values, channel === null),
  });
  const save = useNotificationChange(saveChannel);
  const { kind } = form.values;

  const submit = (values: typeof form.values) =>
    save.mutate(
      { id: channel?.id ?? null, kind, body: channelBody(values) },
      {
        onSuccess({ signing }) {
          notifications.show({ message: words.saved });
          if (signing === undefined) onClose();
          else onSigning(signing);
        },
      },
    );
  return (
    <DialogForm
      form={form}
      onSubmit={submit}
      mutation={save}
      action={words.save}
      saved={channel === null ? undefined : now === undefined ? null : channelValues(now, events, ownZone)}
      onClose={onClose}
    >
      <Select
        label={words.kind}
        description={words.kindHints[kind]}
        data={kinds}
        allowDeselect={false}
        disabled={channel !== null}
        {...form.getInputProps('kind')}
      />
      <TextInput label={words.name} required maxLength={100} data-autofocus {...form.getInputProps('name')} />
      {kind === 'email' ? (
        <MailFields form={form} hasPassword={channel?.hasPassword ?? false} />
      ) : (
        <TextInput
          label={words.url}
          description={channel === null ? words.urlHint : words.urlKept}
          required={channel === null}
          maxLength={2000}
          {...form.getInputProps('url')}
        />
      )}
      <EventsField
        all={events}
        value={form.values.events}
        error={form.errors.events}
        onChange={(chosen) => form.setFieldValue('events', chosen)}
      />
      <QuietFields form={form} />
      <NumberField
        label={words.mostPerHour}
        description={words.mostPerHourHint}
        min={1}
        max={240}
        {...form.getInputProps('mostPerHour')}
      />
      <Switch label={words.enabled} {...form.getInputProps('enabled', { type: 'checkbox' })} />
    </DialogForm>
  );
}
