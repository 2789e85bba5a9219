import { type RefObject, useLayoutEffect, useRef } from 'react';

const fields = 'input:not([type="hidden"], :disabled), textarea:not(:disabled), select:not(:disabled)';

/** Where a dialog begins: at its first field, or else at its main action. Mantine would take the button that closes it. */
export function useFirstFocus<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null);
  useLayoutEffect(() => {
    const body = ref.current;
    if (body === null) return;
    const first = beginningOf(body);
    if (first !== undefined) {
      first.setAttribute('data-autofocus', '');
      return;
    }
    // Its content is still loading, or is only read. The focus goes on to the content when that arrives.
    body.setAttribute('data-autofocus', '');
    const observer = new MutationObserver(() => {
      if (document.activeElement !== body) return;
      beginningOf(body)?.focus({ preventScroll: true });
    });
    observer.observe(body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  return ref;
}

function beginningOf(body: HTMLElement): HTMLElement | undefined {
  const chosen = body.querySelector<HTMLElement>('[data-autofocus]');
  if (chosen !== null) return chosen;
  const field = [...body.querySelectorAll<HTMLElement>(fields)].find((one) => one.tabIndex >= 0);
  if (field instanceof HTMLInputElement && field.type === 'radio')
    return body.querySelector<HTMLElement>(`input[name="${CSS.escape(field.name)}"]:checked`) ?? field;
  return field ?? body.querySelector<HTMLElement>('[data-main]:not(:disabled)') ?? undefined;
}
