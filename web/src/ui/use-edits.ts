import { useCallback, useState } from 'react';

export interface Edits<T extends object> {
  /** The shown values: the saved ones, overlaid by what was typed. */
  readonly values: T;
  readonly isDirty: boolean;
  /** Whether another person saved other values in a field that was changed here. */
  readonly isContested: boolean;
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
  /** What was saved when the changes began. */
  const [before, setBefore] = useState<Partial<T>>({});
  const values = { ...saved, ...edits };
  const edit = useCallback<Edits<T>['edit']>(
    (patch) => {
      setEdits((earlier) => ({
        ...earlier,
        ...(typeof patch === 'function' ? patch({ ...saved, ...earlier }) : patch),
      }));
      setBefore((earlier) => ({ ...saved, ...earlier }));
    },
    [saved],
  );
  const discard = useCallback(() => {
    setEdits({});
    setBefore({});
  }, []);
  const settle = useCallback((sent: T) => {
    setBefore({});
    setEdits(
      (earlier) =>
        Object.fromEntries(
          Object.entries(earlier).filter(
            ([key, value]) => JSON.stringify(value) !== JSON.stringify(sent[key as keyof T]),
          ),
        ) as Partial<T>,
    );
  }, []);
  const isDirty = JSON.stringify(values) !== JSON.stringify(saved);
  return { values, isDirty, isContested: isDirty && contested(saved, edits, before), edit, discard, settle };
}

/** Whether a changed field has another saved value than when the changes began. */
function contested<T extends object>(saved: T, edits: Partial<T>, before: Partial<T>): boolean {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return (Object.keys(edits) as (keyof T)[]).some(
    (key) => key in before && !same(saved[key], before[key]) && !same(saved[key], edits[key]),
  );
}
