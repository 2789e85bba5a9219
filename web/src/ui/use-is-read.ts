import { type RefObject, useEffect, useState } from 'react';

/**
 * Whether the pointer or the focus is in a list. A pointer that rests where a list appears reads nothing until it moves.
 * It listens to the whole document: React does not say that the pointer left if what was under it is replaced at that
 * moment, and nothing says that the focus left with what had it.
 * @param rows what is shown: with other rows it looks again.
 */
export function useIsRead(frame: RefObject<HTMLElement | null>, rows: unknown): boolean {
  const [isOver, setOver] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  useEffect(() => {
    const isIn = (target: EventTarget | null) =>
      target instanceof Node && frame.current?.contains(target) === true;
    const move = ({ target }: PointerEvent) => setOver(isIn(target));
    // Without a move too: what is under the pointer may have changed.
    const over = ({ target }: PointerEvent) => !isIn(target) && setOver(false);
    const focus = ({ target }: FocusEvent) => setFocus(isIn(target));
    // The pointer left the window or was lifted; the focus left the page.
    const noPointer = ({ relatedTarget }: PointerEvent) => relatedTarget === null && setOver(false);
    const noFocus = ({ relatedTarget }: FocusEvent) => relatedTarget === null && setFocus(false);
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerover', over);
    document.addEventListener('pointerout', noPointer);
    document.addEventListener('focusin', focus);
    document.addEventListener('focusout', noFocus);
    return () => {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerover', over);
      document.removeEventListener('pointerout', noPointer);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('focusout', noFocus);
    };
  }, [frame]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that went away may have had the focus.
  useEffect(() => {
    setFocus(frame.current?.contains(document.activeElement) === true);
  }, [frame, rows]);
  return isOver || hasFocus;
}
