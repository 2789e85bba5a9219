import { Button, Group, Modal, type ModalProps, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { text } from '../text/index.ts';
import { useFirstFocus } from './use-first-focus.ts';
import { useTopEscape } from './use-top-escape.ts';
import { nothingTyped, type Unsaved, UnsavedOf } from './use-unsaved.ts';

const nothing = () => {};

/**
 * Every dialog: it begins at its first field or its main action, Escape closes only the uppermost one, and what was
 * typed is not lost by Escape, by a click beside it, or by the browser’s Back.
 */
export function Dialog(dialog: ModalProps) {
  const { opened, onClose, children, zIndex = 200, closeOnEscape = true, ...props } = dialog;
  const unsaved: Unsaved = useRef(nothingTyped);
  const [isAsking, setAsking] = useState(false);
  const close = () => (unsaved.current.isDirty() ? setAsking(true) : onClose());
  const wouldLose = () => unsaved.current.isDirty() && !unsaved.current.isSent;
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && wouldLose(),
    enableBeforeUnload: wouldLose,
    disabled: !opened,
    withResolver: true,
  });
  useTopEscape(opened, closeOnEscape ? close : nothing);
  // It may have been saved meanwhile.
  useEffect(() => {
    if (!opened) setAsking(false);
  }, [opened]);
  return (
    <Modal {...props} opened={opened} onClose={close} closeOnEscape={false} zIndex={zIndex}>
      <UnsavedOf.Provider value={unsaved}>
        <Beginning>{children}</Beginning>
      </UnsavedOf.Provider>
      <Question
        opened={isAsking}
        words={text.ui.entered}
        zIndex={zIndex}
        onStay={() => setAsking(false)}
        onDiscard={onClose}
      />
      <Question
        opened={leaving.status === 'blocked'}
        words={text.ui.leave}
        zIndex={zIndex}
        onStay={() => leaving.reset?.()}
        onDiscard={() => leaving.proceed?.()}
      />
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
  readonly words: Readonly<Record<'title' | 'text' | 'stay' | 'discard', string>>;
  readonly zIndex: string | number;
  readonly onStay: () => void;
  readonly onDiscard: () => void;
}

function Question({ opened, words, zIndex, onStay, onDiscard }: QuestionProps) {
  useTopEscape(opened, onStay);
  return (
    <Modal opened={opened} onClose={onStay} closeOnEscape={false} zIndex={zIndex} title={words.title}>
      <Text>{words.text}</Text>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={onDiscard}>
          {words.discard}
        </Button>
        <Button data-autofocus onClick={onStay}>
          {words.stay}
        </Button>
      </Group>
    </Modal>
  );
}
