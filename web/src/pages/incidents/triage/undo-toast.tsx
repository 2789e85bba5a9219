import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { toProblem } from '../../../api/problem.ts';
import { triage } from '../../../text/en/triage.ts';
import { text } from '../../../text/index.ts';
import { type BulkAction, undoAction } from './queries.ts';

const words = triage;
/** Long enough to read it and to reach its button by keyboard; it stays while it is pointed at. */
const shownMs = 20_000;

/** Says what was done, and offers to undo it. `onUndone` gets what became of each incident then. */
export function sayDone(
  { id, action, done, results, undoable }: BulkAction,
  onUndone: (results: BulkAction['results']) => void,
): void {
  const toast = `bulk-action-${id}`;
  const failed = results.length - done;
  async function undo() {
    notifications.hide(toast);
    try {
      const { undone } = await undoAction(id);
      notifications.show({ message: words.undone(undone?.done ?? 0) });
      if (undone !== null) onUndone(undone.results);
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
