import { Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { triage } from '../../../text/en/triage.ts';
import { text } from '../../../text/index.ts';
import { DialogForm } from '../../../ui/dialog-form.tsx';
import { type End, type EndChoice, EndFields, endOf } from '../../noise/end-fields.tsx';
import { type BulkAction, type BulkBody, useBulkAction } from './queries.ts';

const words = triage;

/** The actions that want a reason. */
export type Asking = keyof typeof words.titles;

interface BulkDialogProps {
  /** Undefined: closed. */
  readonly action: Asking | undefined;
  readonly incidentIds: readonly number[];
  readonly onClose: () => void;
  readonly onDone: (done: BulkAction) => void;
}

/** Asks why, how long and where, for an action on several incidents. */
export function BulkDialog({ action, ...props }: BulkDialogProps) {
  return (
    <Modal
      opened={action !== undefined}
      onClose={props.onClose}
      title={action && words.titles[action](props.incidentIds.length)}
    >
      {action !== undefined && <BulkForm action={action} {...props} />}
    </Modal>
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

function BulkForm({ action, incidentIds, onClose, onDone }: BulkDialogProps & { readonly action: Asking }) {
  const form = useForm<Values>({
    initialValues: { why: '', end: { choice: usualEnd[action], date: '' }, where: 'here' },
    validate: {
      why: isNotEmpty(words.whyMissing),
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
    <DialogForm form={form} onSubmit={submit} mutation={act} action={words.actions[action]} onClose={onClose}>
      <Text>{words.explained[action]}</Text>
      {isNoise && (
        <Radio.Group label={words.where} {...form.getInputProps('where')}>
          <Stack gap="xs" mt="xs">
            <Radio value="here" label={words.here} />
            <Radio value="anywhere" label={words.anywhere} />
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
        label={words.why}
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
