/** Whether a field has the focus: then keys are letters, and not shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target.isContentEditable || target.closest('textarea, select, [role="combobox"]') !== null;
}

/** Whether a dialog or a menu is open, which has its own keys. */
export const isDialogOpen = (): boolean =>
  [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')].some((one) =>
    one.checkVisibility(),
  );

const name = 'picket.single-keys';

/** WCAG 2.1.4: shortcuts of a single letter can be switched off, for people who dictate or mistype. */
export const singleKeys = {
  areOn: (): boolean => localStorage.getItem(name) !== 'off',
  turn: (on: boolean): void => localStorage.setItem(name, on ? 'on' : 'off'),
};

/** Whether an event is a shortcut of a single key. */
export const isSingleKey = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  singleKeys.areOn() &&
  !isTyping(event.target) &&
  !isDialogOpen();
