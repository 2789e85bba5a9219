import type { MouseEvent } from 'react';

/** The link of a row, see `RowLink`. */
export const rowLink = 'a[data-row-link]';

/**
 * A click anywhere on a row follows its link. A click on another control in it, or the end of a text selection, does
 * not.
 */
export function followRow(event: MouseEvent<HTMLElement>): void {
  const { target, currentTarget } = event;
  // A dialog that a cell opened is not inside the row, but its clicks arrive here.
  if (!(target instanceof Element) || !currentTarget.contains(target)) return;
  if (event.defaultPrevented || target.closest('a, button, input, label, select, textarea') !== null) return;
  if (String(getSelection()) !== '') return;
  const link = currentTarget.querySelector<HTMLAnchorElement>(rowLink);
  if (link === null) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) window.open(link.href, '_blank', 'noopener');
  else link.click();
}

/** The end of selecting the text of a link is not a click on it. Keys have no `detail`: they follow the link. */
export function keepSelected(event: MouseEvent<HTMLElement>): void {
  const { target, detail } = event;
  const isLink = target instanceof Element && target.closest('a') !== null;
  if (!isLink || detail === 0 || String(getSelection()) === '') return;
  event.preventDefault();
  event.stopPropagation();
}
