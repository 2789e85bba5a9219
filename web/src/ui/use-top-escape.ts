import { useEffect, useRef } from 'react';

/** The open dialogs, the uppermost last. */
const open: { readonly close: () => void }[] = [];

function onKey(event: KeyboardEvent) {
  if (event.key !== 'Escape' || event.isComposing) return;
  // An open list closes first. Mantine marks its field.
  const { target } = event;
  if (target instanceof Element && target.getAttribute('data-mantine-stop-propagation') === 'true') return;
  open.at(-1)?.close();
}

/** Escape closes the uppermost dialog only. Mantine would close all of them. */
export function useTopEscape(opened: boolean, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  }, [close]);
  useEffect(() => {
    if (!opened) return;
    const mine = { close: () => latest.current() };
    if (open.length === 0) globalThis.addEventListener('keydown', onKey, true);
    open.push(mine);
    return () => {
      open.splice(open.indexOf(mine), 1);
      if (open.length === 0) globalThis.removeEventListener('keydown', onKey, true);
    };
  }, [opened]);
}
