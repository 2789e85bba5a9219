import { useCallback, useState } from 'react';

export interface Edits<T extends object> {
  /** What is shown: what was saved, and above it what was typed. */
  readonly values: T;
  readonly isDirty: boolean;
  readonly edit: (patch: Partial<T> | ((values: T) => Partial<T>)) => void;
  readonly discard: () => void;
}

/** What somebody changed but has not saved. What is saved meanwhile elsewhere shows wherever nothing was changed here. */
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
  return { values, isDirty: JSON.stringify(values) !== JSON.stringify(saved), edit, discard };
}
