import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';

interface AddDialogProps {
  readonly label: string;
  /** Set if closing by accident would lose what the dialog shows. */
  readonly keepOpen?: boolean;
  readonly onClosed?: () => void;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a dialog in which something is added. */
export function AddDialog({ label, keepOpen = false, onClosed, children }: AddDialogProps) {
  const [opened, { open, close }] = useDisclosure(false, { onClose: () => onClosed?.() });
  return (
    <>
      <Button size="xs" variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={open}>
        {label}
      </Button>
      <Dialog
        opened={opened}
        onClose={close}
        title={label}
        closeOnClickOutside={!keepOpen}
        closeOnEscape={!keepOpen}
      >
        {children(close)}
      </Dialog>
    </>
  );
}
