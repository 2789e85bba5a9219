import { Button, Checkbox, FileButton, Textarea } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { FileText, Plus } from 'lucide-react';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { type End, EndFields, endOf } from '../../noise/end-fields.tsx';
import { type DnsList, useDnsChange } from '../queries.ts';
import { EntriesPreview } from './entries-preview.tsx';
import { addEntries, type NewEntries } from './queries.ts';

const words = dns.lists.adding;

/** Adds one or many entries to a list, after a preview. */
export function AddEntries({ list }: { list: DnsList }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={open}>
        {words.open}
      </Button>
      <Dialog
        opened={opened}
        onClose={close}
        title={words.title(list.name)}
        size="lg"
        closeOnClickOutside={false}
      >
        <EntriesForm list={list} onClose={close} />
      </Dialog>
    </>
  );
}

interface Values {
  readonly text: string;
  readonly why: string;
  readonly endsAt: End;
  readonly wholeSuffix: boolean;
  readonly overridesGuard: boolean;
}

const initialValues: Values = {
  text: '',
  why: '',
  endsAt: { choice: 'forever', date: '' },
  wholeSuffix: false,
  overridesGuard: false,
};

const bodyOf = (values: Values, preview: boolean): NewEntries => ({
  ...values,
  endsAt: endOf(values.endsAt, new Date()) ?? null,
  preview,
});

function EntriesForm({ list: { id, kind }, onClose }: { list: DnsList; onClose: () => void }) {
  const preview = useMutation({ mutationFn: addEntries(id) });
  const add = useDnsChange(addEntries(id), ({ addedCount }) => {
    notifications.show({ message: words.added(addedCount) });
    onClose();
  });
  const form = useForm<Values>({
    initialValues,
    validate: {
      text: isNotEmpty(text.ui.fieldMissing),
      why: isNotEmpty(text.ui.fieldMissing),
      endsAt: (end) => (endOf(end, new Date()) === undefined ? text.noise.end.dateMissing : null),
    },
    // Exactly what was previewed is added.
    onValuesChange() {
      preview.reset();
      add.reset();
    },
  });
  const count = preview.data?.addedCount;
  const step = preview.isSuccess ? add : preview;

  async function readFile(file: File | null) {
    if (file !== null) form.setFieldValue('text', await file.text());
  }

  return (
    <DialogForm
      form={form}
      onSubmit={(values) => step.mutate(bodyOf(values, !preview.isSuccess))}
      mutation={step}
      action={count === undefined ? words.preview : count === 0 ? words.nothing : words.add(count)}
      ready={count !== 0}
      onClose={onClose}
      aside={
        <FileButton onChange={(file) => void readFile(file)} accept="text/plain,.txt,.csv,.list">
          {(props) => (
            <Button {...props} variant="subtle" leftSection={<FileText size={16} aria-hidden />}>
              {words.file}
            </Button>
          )}
        </FileButton>
      }
    >
      <Textarea
        label={words.text}
        description={words.hint}
        required
        autosize
        minRows={4}
        maxRows={12}
        spellCheck={false}
        data-autofocus
        {...form.getInputProps('text')}
      />
      <Textarea
        label={words.why}
        description={words.whyHint}
        required
        autosize
        maxLength={500}
        {...form.getInputProps('why')}
      />
      <EndFields
        end={form.values.endsAt}
        onChange={(end) => form.setFieldValue('endsAt', end)}
        error={form.errors.endsAt}
      />
      <Checkbox label={words.wholeSuffix} {...form.getInputProps('wholeSuffix', { type: 'checkbox' })} />
      {kind === 'block' && (
        <Checkbox
          label={words.overridesGuard}
          description={words.overridesGuardHint}
          {...form.getInputProps('overridesGuard', { type: 'checkbox' })}
        />
      )}
      {preview.isSuccess && <EntriesPreview preview={preview.data} />}
    </DialogForm>
  );
}
