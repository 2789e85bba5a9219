import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import { useMay } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { SilenceDialog } from './silence-dialog.tsx';
import { SuppressionList } from './suppression-list.tsx';

/** Silences, and a new one. */
export function SilencesTab() {
  const [adding, { open, close }] = useDisclosure(false);
  const mayAdd = useMay('analyst');
  return (
    <>
      <SuppressionList
        kind="silences"
        action={
          mayAdd && (
            <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
              {text.noise.silence.add}
            </Button>
          )
        }
      />
      <SilenceDialog opened={adding} onClose={close} />
    </>
  );
}
