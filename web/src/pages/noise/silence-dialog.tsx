import { Alert, Checkbox, Text, Textarea } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { text } from '../../text/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { type End, EndFields, endOf } from './end-fields.tsx';
import { Matched } from './matched.tsx';
import { MatcherFields } from './matcher-fields.tsx';
import { noMatchers } from './no-matchers.ts';
import { type Matchers, makeSilence, useNoiseChange, usePreview } from './queries.ts';

const { silence: words, ...noise } = text.noise;

interface SilenceDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The initial values. */
  readonly matchers?: Matchers;
}

/** Asks what to silence, until when and why, and shows how many incidents match. */
export function SilenceDialog({ opened, onClose, matchers = noMatchers }: SilenceDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={words.title} size="lg">
      <SilenceForm onClose={onClose} initial={matchers} />
    </Dialog>
  );
}

interface Values {
  readonly matchers: Matchers;
  readonly end: End;
  readonly comment: string;
  /** Whether silencing all incidents is intended. */
  readonly everything: boolean;
}

function SilenceForm({ onClose, initial }: { onClose: () => void; initial: Matchers }) {
  const form = useForm<Values>({
    initialValues: { matchers: initial, end: { choice: '24', date: '' }, comment: '', everything: false },
    validate: {
      end: (end) => (endOf(end, new Date()) === undefined ? noise.end.dateMissing : null),
      comment: isNotEmpty(noise.commentMissing),
    },
  });
  const make = useNoiseChange(makeSilence);
  const [settled] = useDebouncedValue(form.values.matchers, 300);
  const preview = usePreview(settled);
  const asksForAll = preview.data?.everything === true;

  function submit({ matchers, end, comment, everything }: Values) {
    const endsAt = endOf(end, new Date());
    if (endsAt === undefined) return;
    make.mutate(
      { matchers, comment: comment.trim(), endsAt, everything },
      {
        onSuccess() {
          notifications.show({ message: words.made });
          onClose();
        },
      },
    );
  }
  return (
    <DialogForm
      form={form}
      onSubmit={submit}
      mutation={make}
      action={words.submit}
      ready={!asksForAll || form.values.everything}
      onClose={onClose}
    >
      <Text>{words.text}</Text>
      <MatcherFields
        matchers={form.values.matchers}
        onChange={(matchers) => form.setFieldValue('matchers', matchers)}
      />
      <EndFields
        end={form.values.end}
        onChange={(end) => form.setFieldValue('end', end)}
        error={form.errors.end}
      />
      <Textarea
        label={noise.comment}
        description={noise.commentHint}
        required
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('comment')}
      />
      <Matched matchers={settled} />
      {asksForAll && (
        <Alert color="yellow" title={words.everything}>
          <Checkbox
            label={words.everythingMeant}
            {...form.getInputProps('everything', { type: 'checkbox' })}
          />
        </Alert>
      )}
    </DialogForm>
  );
}
