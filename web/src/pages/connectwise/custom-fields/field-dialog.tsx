import { Anchor, NumberInput, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { connectWise } from '../../../text/en/connectwise.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Choice } from '../services/choices.ts';
import { type AvailableField, type FieldBody, type SavedField, useFieldChange } from './queries.ts';

const words = connectWise.customFields;
const types = Object.keys(words.typeHints);

/** The field that the dialog edits: a saved one, or a new one whose number may be chosen. */
export interface Edited {
  readonly field: SavedField | null;
  readonly chosen: number | null;
}

interface FieldDialogProps {
  readonly board: Choice;
  readonly edited: Edited | null;
  readonly available: readonly AvailableField[];
  readonly used: readonly SavedField[];
  readonly onClose: () => void;
}

export function FieldDialog(props: FieldDialogProps) {
  const { edited, board, onClose } = props;
  const field = edited?.field ?? null;
  const title = field === null ? words.dialogAdd(board.name) : words.dialogEdit(field.caption);
  return (
    <Dialog opened={edited !== null} onClose={onClose} title={title} size="lg">
      {edited !== null && <FieldForm {...props} edited={edited} />}
    </Dialog>
  );
}

interface Values {
  /** The value of the select. */
  readonly id: string | null;
  readonly byHand: boolean;
  readonly number: number | string;
  readonly caption: string;
  readonly type: string | null;
  readonly decimals: number | string;
  /** One option a line; empty: any value. */
  readonly options: string;
  readonly required: boolean;
  readonly value: string;
  readonly fallback: string;
}

function FieldForm({
  board,
  edited,
  available,
  used,
  onClose,
}: FieldDialogProps & { readonly edited: Edited }) {
  const before = edited.field;
  const listed = available.filter(({ supported }) => supported);
  const form = useForm<Values>({
    initialValues: {
      id: edited.chosen === null ? null : String(edited.chosen),
      byHand: before?.manual ?? false,
      number: before?.id ?? '',
      caption: before?.caption ?? '',
      type: before?.type ?? 'Text',
      decimals: before?.decimals ?? '',
      options: before?.options?.join('\n') ?? '',
      required: before?.required ?? false,
      value: before?.value ?? '',
      fallback: before?.fallback ?? '',
    },
    validate: {
      id: (id, { byHand }) => (byHand || id !== null ? null : words.fieldMissing),
      number: (number, { byHand }) => (byHand && typeof number !== 'number' ? words.fieldMissing : null),
      caption: (caption, { byHand }) => (byHand && caption.trim() === '' ? words.captionMissing : null),
      type: (type, { byHand }) => (byHand && type === null ? words.typeMissing : null),
      value: (value) => (value.trim() === '' ? words.valueMissing : null),
    },
  });
  const change = useFieldChange(() => {
    notifications.show({ message: words.saved });
    onClose();
  });
  const { values } = form;
  const found = values.byHand ? undefined : available.find(({ id }) => String(id) === values.id);
  const type = values.byHand ? values.type : (found?.type ?? before?.type);
  const options = values.byHand ? null : (found?.options ?? before?.options ?? null);

  function submit(given: Values) {
    const id = given.byHand ? Number(given.number) : Number(given.id);
    // An administrator sets what the definition does not contain.
    const required = found?.required == null ? { required: given.required } : {};
    const field = {
      ...(given.byHand ? factsByHand(given) : {}),
      ...required,
      id,
      value: given.value.trim(),
      fallback: given.fallback.trim() || null,
    };
    change.mutate({ boardId: board.id, id, field });
  }
  const others = listed.filter(({ id }) => id === before?.id || !used.some((field) => field.id === id));
  return (
    <DialogForm form={form} onSubmit={submit} mutation={change} action={words.save} onClose={onClose}>
      {before === null && !values.byHand && (
        <Select
          label={words.field}
          description={words.fieldHint}
          required
          searchable
          data={others.map((field) => ({ value: String(field.id), label: labelOf(field, others) }))}
          {...form.getInputProps('id')}
        />
      )}
      {before === null && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="start"
          onClick={() => form.setFieldValue('byHand', !values.byHand)}
        >
          {values.byHand ? words.chooseListed : words.enterNumber}
        </Anchor>
      )}
      {values.byHand && (
        <>
          <NumberInput
            label={words.fieldNumber}
            description={words.fieldNumberHint}
            required
            min={1}
            allowDecimal={false}
            allowNegative={false}
            readOnly={before !== null}
            {...form.getInputProps('number')}
            error={form.errors.number ?? form.errors.id}
          />
          <TextInput label={words.caption} required maxLength={200} {...form.getInputProps('caption')} />
          <Select
            label={words.type}
            required
            allowDeselect={false}
            data={types}
            {...form.getInputProps('type')}
          />
          {isNumeric(values.type) && (
            <NumberInput
              label={words.decimals}
              description={words.decimalsHint}
              min={0}
              max={10}
              allowDecimal={false}
              {...form.getInputProps('decimals')}
            />
          )}
          <Textarea
            label={words.optionList}
            description={words.optionListHint}
            autosize
            maxRows={8}
            {...form.getInputProps('options')}
          />
        </>
      )}
      {found !== undefined && (
        <Text size="sm" c="dimmed">
          {words.facts(found.type, found.required)}
        </Text>
      )}
      {found?.required == null && (
        <Switch
          label={words.requiredSwitch}
          description={words.requiredHint}
          {...form.getInputProps('required', { type: 'checkbox' })}
        />
      )}
      <Textarea
        label={words.value}
        description={`${words.valueHint} ${words.typeHints[type ?? ''] ?? ''} ${options === null ? '' : words.options(options)}`.trim()}
        required
        autosize
        minRows={type === 'TextArea' ? 4 : 1}
        maxRows={12}
        maxLength={2_000}
        spellCheck={false}
        {...form.getInputProps('value')}
      />
      <TextInput
        label={words.fallback}
        description={words.fallbackHint}
        maxLength={1_000}
        {...form.getInputProps('fallback')}
      />
    </DialogForm>
  );
}

const isNumeric = (type: string | null) => ['Number', 'Percent', 'Currency'].includes(type ?? '');

/** What ConnectWise does not tell Picket of a field. */
function factsByHand({ caption, type, decimals, options }: Values) {
  const lines = options.split('\n').map((line) => line.trim());
  const offered = lines.filter((line) => line !== '');
  return {
    caption: caption.trim(),
    type: type as NonNullable<FieldBody['type']>,
    decimals: isNumeric(type) && typeof decimals === 'number' ? decimals : null,
    options: offered.length === 0 ? null : offered,
  };
}

/** With the number if two fields have the same caption. */
function labelOf({ id, caption, ofOtherLocation }: AvailableField, all: readonly AvailableField[]): string {
  const twin = all.some((other) => other.id !== id && other.caption === caption);
  const named = twin ? `${caption} (${id})` : caption;
  return ofOtherLocation ? `${named}, ${words.otherLocation}` : named;
}
