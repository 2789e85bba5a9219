import { Button, Group, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { text } from '../text/index.ts';
import { Dialog } from './dialog.tsx';

const words = text.ui.leave;

/** Asks before a page with unsaved changes is left or closed. */
export function LeaveGuard({ when }: { when: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: () => when,
    disabled: !when,
    withResolver: true,
  });
  return (
    <Dialog opened={status === 'blocked'} onClose={() => reset?.()} title={words.title}>
      <Text>{words.text}</Text>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={() => proceed?.()}>
          {words.discard}
        </Button>
        <Button data-autofocus onClick={() => reset?.()}>
          {words.stay}
        </Button>
      </Group>
    </Dialog>
  );
}
