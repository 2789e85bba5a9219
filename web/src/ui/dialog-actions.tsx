import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { text } from '../text/index.ts';
import { ProblemAlert } from './problem-alert.tsx';

interface DialogActionsProps {
  /** Why it was not done; null while there is nothing to say. */
  readonly error: Error | null;
  /** What the button does, as a verb: “Revoke the token”. */
  readonly action: string;
  readonly isPending: boolean;
  readonly dangerous?: boolean;
  /** False while something is still to be ticked. */
  readonly ready?: boolean;
  readonly onCancel: () => void;
  /** Without it, the button submits the form it stands in. */
  readonly onAct?: () => void;
  /** A further button, at the left. */
  readonly aside?: ReactNode;
  readonly className?: string | undefined;
}

/** The end of a dialog: why it failed if it did, Cancel, and the button that does it. */
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
        <Button variant="default" onClick={onCancel}>
          {text.ui.cancel}
        </Button>
        <Button
          {...(onAct === undefined ? { type: 'submit' as const } : { onClick: onAct })}
          {...(dangerous ? { color: 'red.8' } : {})}
          disabled={!ready}
          loading={isPending}
        >
          {action}
        </Button>
      </Group>
    </>
  );
}
