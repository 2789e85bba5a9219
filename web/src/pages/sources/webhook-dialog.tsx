import { TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { sources } from '../../text/en/sources.ts';
import { text } from '../../text/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { changeSource, makeSource, useSourceChange } from './changes.ts';
import type { Source } from './queries.ts';
import { WebhookSecrets } from './webhook-secrets.tsx';

interface WebhookDialogProps {
  /** The webhook to change; without it, a new one is created. */
  readonly source?: Source;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Creates or changes a webhook. */
export function WebhookDialog({ source, opened, onClose }: WebhookDialogProps) {
  const words = sources.webhook;
  const making = useSourceChange(makeSource);
  const made = making.data;

  function close() {
    making.reset();
    onClose();
  }

  if (made?.secret !== undefined && made.bearerToken !== undefined)
    return (
      <WebhookSecrets
        opened={opened}
        title={words.made(made.name)}
        id={made.id}
        secrets={{ secret: made.secret, bearerToken: made.bearerToken }}
        onClose={close}
      />
    );
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={source === undefined ? words.addTitle : words.editTitle(source.name)}
    >
      <WebhookForm source={source} making={making} onClose={close} />
    </Dialog>
  );
}

interface WebhookFormProps {
  readonly source: Source | undefined;
  readonly making: ReturnType<typeof useSourceChange<Parameters<typeof makeSource>[0], unknown>>;
  readonly onClose: () => void;
}

function WebhookForm({ source, making, onClose }: WebhookFormProps) {
  const words = sources.webhook;
  const changing = useSourceChange(changeSource);
  const saved = {
    name: source?.name ?? '',
    defaultVerdict: String(source?.config.defaultVerdict ?? 'blocked'),
  };
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: saved,
    validate: { name: isNotEmpty(text.ui.fieldMissing) },
  });

  function submit({ name, defaultVerdict }: { name: string; defaultVerdict: string }) {
    const body = { name, config: { defaultVerdict } };
    if (source === undefined) return making.mutate({ ...body, kind: 'webhook' });
    changing.mutate(
      { ...body, id: source.id },
      {
        onSuccess() {
          onClose();
          notifications.show({ message: sources.saved(name) });
        },
      },
    );
  }

  return (
    <DialogForm
      form={form}
      onSubmit={submit}
      mutation={source === undefined ? making : changing}
      action={source === undefined ? words.add : text.ui.save}
      saved={source === undefined ? undefined : saved}
      onClose={onClose}
    >
      <TextInput
        label={sources.hyas.name}
        description={words.nameHint}
        required
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={words.defaultVerdict}
        description={words.defaultVerdictHint}
        key={form.key('defaultVerdict')}
        {...form.getInputProps('defaultVerdict')}
      />
    </DialogForm>
  );
}
