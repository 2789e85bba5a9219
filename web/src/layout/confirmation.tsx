import { type ComponentType, useCallback, useEffect, useRef, useState } from 'react';
import { onConfirmationNeeded } from '../session/confirmation.ts';
import type { ConfirmDialogProps } from './confirm-dialog.tsx';

/**
 * Opens the dialog that asks for the password again. Its code is loaded then: no page needs it first. If that fails, the
 * request ends with the answer of Picket, which says that a confirmation is needed.
 */
export function Confirmation() {
  const [Dialog, setDialog] = useState<ComponentType<ConfirmDialogProps> | null>(null);
  const [opened, setOpened] = useState(false);
  const waiting = useRef<((confirmed: boolean) => void)[]>([]);
  const end = useCallback((confirmed: boolean) => {
    setOpened(false);
    for (const resolve of waiting.current.splice(0)) resolve(confirmed);
  }, []);
  useEffect(() => {
    onConfirmationNeeded(async () => {
      const answer = new Promise<boolean>((resolve) => waiting.current.push(resolve));
      try {
        const { ConfirmDialog } = await import('./confirm-dialog.tsx');
        setDialog(() => ConfirmDialog);
        setOpened(true);
      } catch {
        end(false);
      }
      return answer;
    });
    return () => onConfirmationNeeded(undefined);
  }, [end]);
  return Dialog !== null && <Dialog opened={opened} onEnd={end} />;
}
