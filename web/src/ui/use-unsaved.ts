import { createContext, type RefObject, useContext, useEffect } from 'react';

/** Whether something was typed in a dialog and is not saved. */
export type Unsaved = RefObject<() => boolean>;

/** Set by the dialog around a form. */
export const UnsavedOf = createContext<Unsaved | null>(null);

const nothing = () => false;

/** Lets the dialog around this form ask before it closes. */
export function useUnsaved(isDirty: () => boolean): void {
  const dialog = useContext(UnsavedOf);
  useEffect(() => {
    if (dialog === null) return;
    dialog.current = isDirty;
    return () => {
      dialog.current = nothing;
    };
  }, [dialog, isDirty]);
}
