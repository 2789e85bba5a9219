import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { fieldErrors, isAboutFields } from '../../api/field-errors.ts';
import { text } from '../../text/index.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { changeSource, makeSource, useSourceChange } from './changes.ts';
import type { Source } from './queries.ts';
import { WebhookSecrets } from './webhook-secrets.tsx';

interface WebhookDialogProps {
  /** The one to change; without it, one is made. */
  readonly source?: Source;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a webhook, or changes one. */
export function WebhookDialog({ source, opened, onClose }: WebhookDialogProps) {
  const words = text.sources.webhook;
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
    <Modal
      opened={opened}
      onClose={close}
      title={source === undefined ? words.addTitle : words.editTitle(source.name)}
    >
      <WebhookForm source={source} making={making} onClose={close} />
    </Modal>
  );
}

interface WebhookFormProps {
  readonly source: Source | undefined;
  readonly making: ReturnType<typeof useSourceChange<Parameters<typeof makeSource>[0], unknown>>;
  readonly onClose: () => void;
}

function WebhookForm({ source, making, onClose }: WebhookFormProps) {
  const words = text.sources.webhook;
  const changing = useSourceChange(changeSource);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      name: source?.name ?? '',
      defaultVerdict: String(source?.config.defaultVerdict ?? 'blocked'),
    },
    validate: { name: (name) => (name.trim() === '' ? text.sources.hyas.nameMissing : null) },
  });
  const error = making.error ?? changing.error;

  function submit({ name, defaultVerdict }: { name: string; defaultVerdict: string }) {
    const body = { name, config: { defaultVerdict } };
    const onError = (thrown: unknown) => form.setErrors(fieldErrors(thrown));
    if (source === undefined) return making.mutate({ ...body, kind: 'webhook' }, { onError });
    changing.mutate(
      { ...body, id: source.id },
      {
        onError,
        onSuccess() {
          onClose();
          notifications.show({ message: text.sources.saved(name) });
        },
      },
    );
  }

  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        <TextInput
          label={text.sources.hyas.name}
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
        {error !== null && !isAboutFields(error) && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text.ui.cancel}
          </Button>
          <Button type="submit" loading={making.isPending || changing.isPending}>
            {source === undefined ? words.add : text.ui.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
