import { createContext, type RefObject, useContext, useEffect } from 'react';

/** What was typed in a dialog. */
export interface Typed {
  /** Whether there is anything that is not saved. */
  readonly isDirty: () => boolean;
  /** Whether it is being saved, or is saved: the page may then go on to another one. */
  readonly isSent: boolean;
}

export type Unsaved = RefObject<Typed>;

/** Set by the dialog around a form. */
export const UnsavedOf = createContext<Unsaved | null>(null);

export const nothingTyped: Typed = { isDirty: () => false, isSent: false };

/** Lets the dialog around this form ask before it closes, or before the page is left. */
export function useUnsaved(isDirty: () => boolean, isSent: boolean): void {
  const dialog = useContext(UnsavedOf);
  useEffect(() => {
    if (dialog === null) return;
    dialog.current = { isDirty, isSent };
    return () => {
      dialog.current = nothingTyped;
    };
  }, [dialog, isDirty, isSent]);
}
