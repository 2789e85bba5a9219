import { useEffect } from 'react';

/**
 * Keeps the keyboard’s place. A browser drops the focus when its element is removed or disabled: a button while it
 * saves, a removed filter, a dialog that closes. It then goes back to that button, to the opener of the dialog, or to
 * what surrounded the element.
 */
export function useKeptFocus(): void {
  useEffect(() => keepFocus(document), []);
}

/** An element, and what surrounded it, from inside to outside: once it is removed, it no longer has that. */
interface Place {
  readonly element: HTMLElement;
  readonly around: readonly HTMLElement[];
}

function keepFocus(document: Document): () => void {
  let last: Place | null = null;
  /** What had the focus before each dialog and menu. */
  const openers = new WeakMap<Element, Place>();

  function onFocus({ target }: FocusEvent) {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    const popup = target.closest(popups);
    if (popup !== null && last !== null && !openers.has(popup) && !popup.contains(last.element))
      openers.set(popup, last);
    last = { element: target, around: ancestors(target) };
  }
  function onBlur({ target }: FocusEvent) {
    // Later, since Chromium reports the blur of an element before the element is removed.
    queueMicrotask(() => {
      // A person clicked beside everything.
      if (target === last?.element && isUsable(last.element) && document.activeElement !== target)
        last = null;
    });
  }
  function restore() {
    if (last === null || (document.activeElement ?? document.body) !== document.body) return;
    // It is disabled for now.
    if (last.element.isConnected && !isUsable(last.element)) return;
    const next = remains(last);
    last = null;
    if (next !== undefined) focusOn(next);
  }
  function remains({ element, around }: Place): HTMLElement | undefined {
    if (isUsable(element)) return element;
    const popup = around.find((one) => !one.isConnected && one.matches(popups));
    const opener = popup && openers.get(popup);
    if (opener !== undefined) return remains(opener);
    return around.find((one) => one.isConnected && one.matches(`${popups}, #root *`));
  }

  const observer = new MutationObserver(restore);
  observer.observe(document.body, {
    ...{ childList: true, subtree: true },
    ...{ attributes: true, attributeFilter: ['disabled', 'inert'] },
  });
  document.addEventListener('focusin', onFocus);
  document.addEventListener('focusout', onBlur);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('focusout', onBlur);
  };
}

const popups = '[role="dialog"], [role="menu"]';

const isUsable = (element: HTMLElement) => element.isConnected && !element.matches(':disabled, [inert] *');

function ancestors(element: HTMLElement): readonly HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) found.push(at);
  return found;
}

/** Something that cannot have the focus gets it once, so that the next Tab goes on from there. */
function focusOn(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  if (document.activeElement === element) return;
  element.tabIndex = -1;
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  element.focus({ preventScroll: true });
}
