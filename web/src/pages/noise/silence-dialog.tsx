import { Alert, Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { text } from '../../text/index.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { type End, EndFields, endOf } from './end-fields.tsx';
import { MatcherFields, noMatchers } from './matcher-fields.tsx';
import { type Matchers, makeSilence, useNoiseChange, usePreview } from './queries.ts';

const { silence: words, ...noise } = text.noise;

interface SilenceDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The initial values. */
  readonly matchers?: Matchers;
}

/** Asks what to silence, until when and why, and shows how much that matches. */
export function SilenceDialog({ opened, onClose, matchers = noMatchers }: SilenceDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.title} size="lg">
      <SilenceForm onClose={onClose} initial={matchers} />
    </Modal>
  );
}

function SilenceForm({ onClose, initial }: { onClose: () => void; initial: Matchers }) {
  const [matchers, setMatchers] = useState(initial);
  const [end, setEnd] = useState<End>({ choice: '24', date: '' });
  const [comment, setComment] = useState('');
  const [everything, setEverything] = useState(false);
  const [tried, setTried] = useState(false);
  const make = useNoiseChange(makeSilence);
  const [settled] = useDebouncedValue(matchers, 300);
  const preview = usePreview(settled);
  const asksForAll = preview.data?.everything === true;

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const endsAt = endOf(end, new Date());
    if (endsAt === undefined || comment.trim() === '') return;
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
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>{words.text}</Text>
        <MatcherFields matchers={matchers} onChange={setMatchers} />
        <EndFields
          end={end}
          onChange={setEnd}
          error={tried && endOf(end, new Date()) === undefined ? noise.end.dateMissing : undefined}
        />
        <Textarea
          label={noise.comment}
          description={noise.commentHint}
          required
          autosize
          minRows={2}
          maxLength={500}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          error={tried && comment.trim() === '' ? noise.commentMissing : undefined}
        />
        <Text size="sm" role="status">
          {preview.data === undefined
            ? words.matching
            : words.matches(preview.data.open, preview.data.lastWeek)}
        </Text>
        {asksForAll && (
          <Alert color="yellow" title={words.everything}>
            <Checkbox
              label={words.everythingMeant}
              checked={everything}
              onChange={(event) => setEverything(event.currentTarget.checked)}
            />
          </Alert>
        )}
        {make.isError && <ProblemAlert error={make.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text.ui.cancel}
          </Button>
          <Button type="submit" loading={make.isPending} disabled={asksForAll && !everything}>
            {words.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
