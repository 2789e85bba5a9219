import { useEffect } from 'react';

const attribute = 'data-mantine-color-scheme';

/** Printed pages use the light scheme, whatever the screen uses. */
export function useLightPrint(): void {
  useEffect(() => {
    const root = document.documentElement;
    const print = globalThis.matchMedia('print');
    let before: string | null = null;
    function begin() {
      before ??= root.getAttribute(attribute);
      root.setAttribute(attribute, 'light');
    }
    function end() {
      if (before !== null) root.setAttribute(attribute, before);
      before = null;
    }
    const changed = () => (print.matches ? begin() : end());
    changed();
    print.addEventListener('change', changed);
    globalThis.addEventListener('beforeprint', begin);
    globalThis.addEventListener('afterprint', end);
    return () => {
      end();
      print.removeEventListener('change', changed);
      globalThis.removeEventListener('beforeprint', begin);
      globalThis.removeEventListener('afterprint', end);
    };
  }, []);
}
