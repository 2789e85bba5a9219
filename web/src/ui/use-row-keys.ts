import { type RefObject, useEffect } from 'react';
import { rowLink } from './follow-row.ts';
import { isSingleKey } from './keys.ts';

/**
 * The keys of a list: `j` and `k` (and the arrows, once a row has the focus) move between rows, `x` selects one, `c`
 * and `d` copy its domain and its device. Enter follows the focused link, as usual.
 */
export function useRowKeys(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (frame.current === null || !isSingleKey(event)) return;
      const rows = [...frame.current.querySelectorAll<HTMLElement>('tbody tr')].filter(
        (row) => row.querySelector(rowLink) !== null,
      );
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      const step = stepOf(event.key, at >= 0);
      if (step !== 0) {
        const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
        next?.querySelector<HTMLElement>(rowLink)?.focus();
        next?.scrollIntoView({ block: 'nearest' });
        event.preventDefault();
        return;
      }
      const part = parts[event.key];
      if (at < 0 || part === undefined) return;
      const button = rows[at]?.querySelector(part);
      button?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: event.key === 'X' }));
      event.preventDefault();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [frame]);
}

/** The control that each key activates in the focused row. */
const parts: Readonly<Record<string, string>> = {
  x: 'input[type="checkbox"]',
  X: 'input[type="checkbox"]',
  c: 'button[data-copy="domain"]',
  d: 'button[data-copy="device"]',
};

function stepOf(key: string, isInRow: boolean): number {
  if (key === 'j' || (isInRow && key === 'ArrowDown')) return 1;
  return key === 'k' || (isInRow && key === 'ArrowUp') ? -1 : 0;
}
