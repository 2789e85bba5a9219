import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from './dialog.tsx';
import { DialogActions } from './dialog-actions.tsx';

interface ConfirmProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  /** What the button does, as a verb: “Revoke the token”. */
  readonly action: string;
  readonly dangerous?: boolean;
  /** False while a checkbox must still be ticked. */
  readonly ready?: boolean;
  readonly mutation: {
    readonly isPending: boolean;
    readonly error: Error | null;
    readonly mutate: () => void;
  };
}

/** Asks before an action, shows why it failed if it does, and the caller closes it when it is done. */
export function Confirm({ opened, onClose, title, children, mutation, ...actions }: ConfirmProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <Stack>
        {children}
        <DialogActions
          {...actions}
          error={mutation.error}
          isPending={mutation.isPending}
          onCancel={onClose}
          onAct={() => mutation.mutate()}
        />
      </Stack>
    </Dialog>
  );
}
