import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { toProblem } from '../../api/problem.ts';
import type { TriageWords } from '../../text/en/triage.ts';
import { text } from '../../text/index.ts';
import { type BulkAction, undoAction } from './queries.ts';
import { countDone, type RowOutcome, rowOutcomes } from './row-outcomes.ts';
import type { Chosen } from './selection.ts';

/** Long enough to read it and to reach its button by keyboard; it stays while the pointer is over it. */
const shownMs = 20_000;

interface Done {
  readonly words: TriageWords;
  readonly action: BulkAction;
  /** The rows that the action was applied to. */
  readonly rows: readonly Chosen[];
  /** Receives the result for each row after an undo. */
  readonly onUndone: (outcomes: readonly RowOutcome[]) => void;
}

/** Says what was done, and offers an undo. */
export function sayDone({ words, action: { id, action, results, undoable }, rows, onUndone }: Done): void {
  const toast = `bulk-action-${id}`;
  const outcomes = rowOutcomes(rows, results);
  const done = countDone(outcomes);
  const failed = outcomes.length - done;
  // The dialog says why; there is nothing to undo.
  if (done === 0 && failed > 0) return;
  async function undo() {
    notifications.hide(toast);
    try {
      const { undone } = await undoAction(id);
      const back = rowOutcomes(rows, undone?.results ?? []);
      notifications.show({ message: words.undone(countDone(back)) });
      onUndone(back);
    } catch (error) {
      const { detail, hint } = toProblem(error);
      notifications.show({
        color: 'red',
        title: text.ui.notDone,
        message: `${detail} ${hint}`,
        autoClose: false,
      });
    }
  }
  notifications.show({
    id: toast,
    autoClose: shownMs,
    message: (
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {words.done[action](done)}
          {failed > 0 && `. ${words.failed(failed)}.`}
        </Text>
        {undoable && (
          <Button size="compact-sm" variant="light" onClick={() => void undo()}>
            {text.ui.undo}
          </Button>
        )}
      </Group>
    ),
  });
}
