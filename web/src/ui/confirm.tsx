import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { text } from '../text/index.ts';
import { ProblemAlert } from './problem-alert.tsx';

interface ConfirmProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  /** What the button does, as a verb: “Revoke the token”. */
  readonly action: string;
  readonly dangerous?: boolean;
  /** False while something is still to be ticked. */
  readonly ready?: boolean;
  readonly mutation: {
    readonly isPending: boolean;
    readonly isError: boolean;
    readonly error: Error | null;
    readonly mutate: () => void;
  };
}

/** Asks before something is done, shows why it failed if it does, and closes by the caller once it is done. */
export function Confirm({
  opened,
  onClose,
  title,
  children,
  action,
  dangerous = false,
  ready = true,
  mutation,
}: ConfirmProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Stack>
        {children}
        {mutation.isError && <ProblemAlert error={mutation.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text.ui.cancel}
          </Button>
          <Button
            {...(dangerous ? { color: 'red.8' } : {})}
            disabled={!ready}
            loading={mutation.isPending}
            onClick={() => mutation.mutate()}
          >
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
