import { useCallback, useState } from 'react';

export interface Edits<T extends object> {
  /** The shown values: the saved ones, overlaid by what was typed. */
  readonly values: T;
  readonly isDirty: boolean;
  readonly edit: (patch: Partial<T> | ((values: T) => Partial<T>)) => void;
  readonly discard: () => void;
  /** Ends the edits that were saved. What was typed while they were being saved stays. */
  readonly settle: (saved: T) => void;
}

/**
 * Unsaved changes of the user. If another user saves meanwhile, fields that were not changed here show the new values.
 */
export function useEdits<T extends object>(saved: T): Edits<T> {
  const [edits, setEdits] = useState<Partial<T>>({});
  const values = { ...saved, ...edits };
  const edit = useCallback<Edits<T>['edit']>(
    (patch) =>
      setEdits((before) => ({
        ...before,
        ...(typeof patch === 'function' ? patch({ ...saved, ...before }) : patch),
      })),
    [saved],
  );
  const discard = useCallback(() => setEdits({}), []);
  const settle = useCallback(
    (sent: T) =>
      setEdits(
        (before) =>
          Object.fromEntries(
            Object.entries(before).filter(
              ([key, value]) => JSON.stringify(value) !== JSON.stringify(sent[key as keyof T]),
            ),
          ) as Partial<T>,
      ),
    [],
  );
  return { values, isDirty: JSON.stringify(values) !== JSON.stringify(saved), edit, discard, settle };
}
