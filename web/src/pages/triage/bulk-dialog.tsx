import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { type TriageWords, triage } from '../../text/en/triage.ts';
import { text } from '../../text/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { type End, type EndChoice, EndFields, endOf } from '../noise/end-fields.tsx';
import { type BulkAction, type BulkBody, useBulkAction } from './queries.ts';

/** The actions that need a reason. */
export type Asking = keyof TriageWords['titles'];

interface BulkDialogProps {
  /** Undefined if closed. */
  readonly action: Asking | undefined;
  readonly words: TriageWords;
  /** The number of selected rows; several may belong to one incident. */
  readonly count: number;
  readonly incidentIds: readonly number[];
  readonly onClose: () => void;
  readonly onDone: (done: BulkAction) => void;
}

/** Asks for the reason, the duration and the scope of an action on several incidents. */
export function BulkDialog({ action, ...props }: BulkDialogProps) {
  return (
    <Dialog
      opened={action !== undefined}
      onClose={props.onClose}
      title={action && props.words.titles[action](props.count)}
    >
      {action !== undefined && <BulkForm action={action} {...props} />}
    </Dialog>
  );
}

const usualEnd: Readonly<Record<Asking, EndChoice>> = {
  skip: 'forever',
  silence: '24',
  accept: '720',
  allow: 'forever',
};

interface Values {
  readonly why: string;
  readonly end: End;
  readonly where: 'here' | 'anywhere';
}

type BulkFormProps = BulkDialogProps & { readonly action: Asking };

function BulkForm({ action, words, incidentIds, onClose, onDone }: BulkFormProps) {
  const form = useForm<Values>({
    initialValues: { why: '', end: { choice: usualEnd[action], date: '' }, where: 'here' },
    validate: {
      why: isNotEmpty(triage.whyMissing),
      end: (end) => (endOf(end, new Date()) === undefined ? text.noise.end.dateMissing : null),
    },
  });
  const act = useBulkAction();
  const submit = (values: Values) => {
    const endsAt = endOf(values.end, new Date());
    if (endsAt === undefined) return;
    act.mutate(bodyOf(action, incidentIds, values, endsAt), { onSuccess: onDone });
  };
  const isNoise = action === 'silence' || action === 'accept';
  return (
    <DialogForm
      form={form}
      onSubmit={submit}
      mutation={act}
      action={triage.actions[action]}
      onClose={onClose}
    >
      <Text>{words.explained[action]}</Text>
      {isNoise && (
        <Radio.Group label={triage.where} {...form.getInputProps('where')}>
          <Stack gap="xs" mt="xs">
            <Radio value="here" label={triage.here} />
            <Radio value="anywhere" label={triage.anywhere} />
          </Stack>
        </Radio.Group>
      )}
      {action !== 'skip' && (
        <EndFields
          end={form.values.end}
          onChange={(end) => form.setFieldValue('end', end)}
          error={form.errors.end}
        />
      )}
      <Textarea
        label={triage.why}
        description={words.whyHint}
        required
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        {...form.getInputProps('why')}
      />
    </DialogForm>
  );
}

function bodyOf(
  action: Asking,
  ids: readonly number[],
  { why, where }: Values,
  endsAt: string | null,
): BulkBody {
  const common = { incidentIds: [...ids], why: why.trim() };
  if (action === 'skip') return { action, ...common };
  if (action === 'allow') return { action, ...common, endsAt };
  return { action, ...common, endsAt, device: where === 'here' };
}
