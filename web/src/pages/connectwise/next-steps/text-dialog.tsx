import { Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { connectWise } from '../../../text/en/connectwise.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { TagsInput } from '../../../ui/tags-input.tsx';
import { type NextText, sameName, useTextChange } from './queries.ts';

const words = connectWise.nextSteps;

/** What the dialog edits: a text, a new one, or the default text. */
export type Edited =
  | { readonly what: 'text'; readonly text: NextText | null }
  | { readonly what: 'default'; readonly text: string };

interface TextDialogProps {
  readonly edited: Edited | null;
  readonly names: readonly string[];
  readonly onClose: () => void;
}

export function TextDialog({ edited, names, onClose }: TextDialogProps) {
  return (
    <Dialog
      opened={edited !== null}
      onClose={onClose}
      title={edited === null ? '' : titleOf(edited)}
      size="lg"
    >
      {edited !== null && <TextForm edited={edited} names={names} onClose={onClose} />}
    </Dialog>
  );
}

function titleOf(edited: Edited): string {
  if (edited.what === 'default') return words.dialogEdit(words.defaultName);
  return edited.text === null ? words.dialogNew : words.dialogEdit(edited.text.name);
}

interface Values {
  readonly name: string;
  readonly matches: string[];
  readonly text: string;
}

function TextForm({ edited, names, onClose }: TextDialogProps & { readonly edited: Edited }) {
  const before = edited.what === 'text' ? edited.text : null;
  const isDefault = edited.what === 'default';
  const form = useForm<Values>({
    initialValues: isDefault
      ? { name: '', matches: [], text: edited.text }
      : { name: before?.name ?? '', matches: before?.matches ?? [], text: before?.text ?? '' },
    validate: {
      name: (name) => (isDefault ? null : complaintOfName(name, before, names)),
      matches: (matches) => (isDefault || matches.length > 0 ? null : words.wordsMissing),
      text: (typed) => (typed.trim() === '' ? words.textMissing : null),
    },
  });
  const change = useTextChange(() => {
    notifications.show({ message: words.saved });
    onClose();
  });

  function submit({ name, matches, text: typed }: Values) {
    if (isDefault) return change.mutate({ what: 'default', text: typed.trim() });
    const written = { name: name.trim(), matches: matches.map((one) => one.trim()), text: typed.trim() };
    change.mutate({ what: 'write', text: written, before: before?.name ?? null });
  }
  return (
    <DialogForm form={form} onSubmit={submit} mutation={change} action={words.save} onClose={onClose}>
      {!isDefault && (
        <>
          <TextInput
            label={words.name}
            required
            maxLength={100}
            // A shipped text is identified by its name.
            readOnly={before?.shipped != null}
            {...form.getInputProps('name')}
          />
          <TagsInput
            label={words.words}
            description={words.wordsHint}
            required
            maxTags={50}
            maxLength={200}
            splitChars={[]}
            {...form.getInputProps('matches')}
          />
        </>
      )}
      <Textarea
        label={words.text}
        description={words.textHint}
        required
        autosize
        minRows={5}
        maxRows={16}
        maxLength={2_000}
        {...form.getInputProps('text')}
      />
    </DialogForm>
  );
}

function complaintOfName(name: string, before: NextText | null, names: readonly string[]): string | null {
  if (name.trim() === '') return words.nameMissing;
  if (before !== null && sameName(name, before.name)) return null;
  return names.some((other) => sameName(other, name)) ? words.nameTaken : null;
}
