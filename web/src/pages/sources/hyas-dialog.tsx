import { Group, NumberInput, PasswordInput, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { sources } from '../../text/en/sources.ts';
import { text } from '../../text/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { changeSource, makeSource, useSourceChange } from './changes.ts';
import { HyasAdvanced } from './hyas-advanced.tsx';
import { bodyOf, type HyasValues, valuesOf } from './hyas-values.ts';
import type { Source } from './queries.ts';
import { TestKey } from './test-key.tsx';

interface HyasDialogProps {
  /** The source to change; without it, a new one is created. */
  readonly source?: Source;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Creates or changes a source that reads HYAS Protect or UltraDDR. */
export function HyasDialog({ source, opened, onClose }: HyasDialogProps) {
  const words = sources.hyas;
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={source === undefined ? words.addTitle : words.editTitle(source.name)}
      size="lg"
    >
      <HyasForm source={source} onClose={onClose} />
    </Dialog>
  );
}

function HyasForm({ source, onClose }: Pick<HyasDialogProps, 'onClose'> & { source: Source | undefined }) {
  const words = sources.hyas;
  const isNew = source === undefined;
  const form = useForm<HyasValues>({
    initialValues: valuesOf(source, sources.kinds.hyas),
    validate: {
      name: isNotEmpty(text.ui.fieldMissing),
      apiKey: (key) => (isNew && key.trim() === '' ? words.apiKeyMissing : null),
      verdicts: isNotEmpty(words.verdictsMissing),
    },
  });
  const saving = useSourceChange((values: HyasValues) =>
    isNew
      ? makeSource({ kind: 'hyas', ...bodyOf(values, true) })
      : changeSource({ id: source.id, ...bodyOf(values, false) }),
  );

  const submit = (values: HyasValues) =>
    saving.mutate(values, {
      onSuccess({ name }) {
        onClose();
        notifications.show({ message: isNew ? words.added(name) : sources.saved(name) });
      },
    });

  return (
    <DialogForm
      form={form}
      onSubmit={submit}
      mutation={saving}
      action={isNew ? words.add : text.ui.save}
      saved={isNew ? undefined : valuesOf(source, sources.kinds.hyas)}
      onClose={onClose}
    >
      <TextInput
        label={words.name}
        description={words.nameHint}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <PasswordInput
        label={words.apiKey}
        description={isNew ? words.apiKeyHint : words.apiKeyKept}
        required={isNew}
        autoComplete="new-password"
        {...form.getInputProps('apiKey')}
      />
      <TestKey form={form} sourceId={source?.id} />
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <NumberInput
          label={words.pollSeconds}
          description={words.pollSecondsHint}
          min={10}
          max={86_400}
          miw={200}
          {...form.getInputProps('pollSeconds')}
        />
        <NumberInput
          label={words.pageSize}
          description={words.pageSizeHint}
          min={1}
          max={10_000}
          miw={200}
          {...form.getInputProps('pageSize')}
        />
        {isNew && (
          <NumberInput
            label={words.backfillHours}
            description={words.backfillHint}
            min={0}
            max={2160}
            miw={200}
            {...form.getInputProps('backfillHours')}
          />
        )}
      </Group>
      <HyasAdvanced form={form} />
    </DialogForm>
  );
}
