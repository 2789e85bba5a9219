import { Button, Group, Modal, type ModalProps, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { text } from '../text/index.ts';
import { useFirstFocus } from './use-first-focus.ts';
import { useTopEscape } from './use-top-escape.ts';
import { type Unsaved, UnsavedOf } from './use-unsaved.ts';

const words = text.ui.entered;
const nothing = () => {};

/**
 * Every dialog: it begins at its first field or its main action, Escape closes only the uppermost one, and what was
 * typed is not lost by Escape or by a click beside it.
 */
export function Dialog(dialog: ModalProps) {
  const { opened, onClose, children, zIndex = 200, closeOnEscape = true, ...props } = dialog;
  const unsaved: Unsaved = useRef(() => false);
  const [isAsking, setAsking] = useState(false);
  const close = () => (unsaved.current() ? setAsking(true) : onClose());
  useTopEscape(opened, closeOnEscape ? close : nothing);
  // It may have been saved meanwhile.
  useEffect(() => {
    if (!opened) setAsking(false);
  }, [opened]);
  const stay = () => setAsking(false);
  return (
    <Modal {...props} opened={opened} onClose={close} closeOnEscape={false} zIndex={zIndex}>
      <UnsavedOf.Provider value={unsaved}>
        <Beginning>{children}</Beginning>
      </UnsavedOf.Provider>
      <Modal opened={isAsking} onClose={stay} closeOnEscape={false} zIndex={zIndex} title={words.title}>
        <Question opened={isAsking} onStay={stay} onDiscard={onClose} />
      </Modal>
    </Modal>
  );
}

function Beginning({ children }: { children: ReactNode }) {
  const body = useFirstFocus<HTMLDivElement>();
  return (
    <div ref={body} tabIndex={-1} className="dialog-body">
      {children}
    </div>
  );
}

interface QuestionProps {
  readonly opened: boolean;
  readonly onStay: () => void;
  readonly onDiscard: () => void;
}

function Question({ opened, onStay, onDiscard }: QuestionProps) {
  useTopEscape(opened, onStay);
  return (
    <>
      <Text>{words.text}</Text>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={onDiscard}>
          {words.discard}
        </Button>
        <Button data-autofocus onClick={onStay}>
          {words.stay}
        </Button>
      </Group>
    </>
  );
}
