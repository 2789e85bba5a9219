import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { text } from '../text/index.ts';
import { ProblemAlert } from './problem-alert.tsx';

interface DialogActionsProps {
  /** Why the action failed; null if it did not. */
  readonly error: Error | null;
  /** What the button does, as a verb: “Revoke the token”. */
  readonly action: string;
  readonly isPending: boolean;
  readonly dangerous?: boolean;
  /** False while a checkbox must still be ticked. */
  readonly ready?: boolean;
  readonly onCancel: () => void;
  /** Without it, the button submits its form. */
  readonly onAct?: () => void;
  /** A further button, at the left. */
  readonly aside?: ReactNode;
  readonly className?: string | undefined;
}

/** Where a dialog without fields begins. */
const main = { 'data-main': true };

/** The end of a dialog: the error if there was one, Cancel, and the action's button. */
export function DialogActions(props: DialogActionsProps) {
  const {
    error,
    action,
    isPending,
    dangerous = false,
    ready = true,
    onCancel,
    onAct,
    aside,
    className,
  } = props;
  return (
    <>
      {error !== null && <ProblemAlert error={error} />}
      <Group justify="flex-end" className={className}>
        {aside}
        {/* The action of a dialog that asks has the first focus; a second Enter must not delete anything. */}
        <Button variant="default" onClick={onCancel} {...(dangerous ? main : {})}>
          {text.ui.cancel}
        </Button>
        <Button
          {...(onAct === undefined ? { type: 'submit' as const } : { onClick: onAct })}
          {...(dangerous ? { color: 'red.8' } : main)}
          disabled={!ready}
          loading={isPending}
        >
          {action}
        </Button>
      </Group>
    </>
  );
}
