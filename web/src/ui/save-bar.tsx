import { Alert, Button, Group, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { text } from '../text/index.ts';
import { ProblemAlert } from './problem-alert.tsx';

export interface Saving {
  readonly isDirty: boolean;
  /** Whether another person saved other values in the same fields meanwhile. */
  readonly isContested?: boolean;
  readonly discard: () => void;
  readonly save: {
    readonly isPending: boolean;
    readonly isSuccess: boolean;
    readonly isError: boolean;
    readonly error: unknown;
    readonly mutate: () => void;
  };
}

/** The end of a form: the error of saving, the Save button, the button that discards edits, and the state. */
export function SaveBar({
  form: { isDirty, isContested = false, discard, save },
  open,
}: {
  form: Saving;
  open: boolean;
}) {
  return (
    <>
      {isContested && !save.isPending && (
        <Alert
          color="yellow"
          icon={<TriangleAlert aria-hidden />}
          title={text.ui.meanwhile.fields.title}
          role="status"
        >
          {text.ui.meanwhile.fields.text}
        </Alert>
      )}
      {save.isError && <ProblemAlert error={save.error} />}
      <Group gap="sm">
        <Button type="submit" disabled={!open} loading={save.isPending}>
          {text.ui.save}
        </Button>
        {isDirty && (
          <Button variant="subtle" color="gray" onClick={discard}>
            {text.ui.discard}
          </Button>
        )}
        <Text size="sm" c="dimmed" role="status">
          {isDirty ? text.ui.unsaved : save.isSuccess ? text.ui.saved : ''}
        </Text>
      </Group>
    </>
  );
}
