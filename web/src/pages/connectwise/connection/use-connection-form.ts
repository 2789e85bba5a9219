import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, read } from '../../../api/client.ts';
import { refresh } from '../../../api/query-keys.ts';
import { asLines, streamChecks } from '../../../api/stream-checks.ts';
import { useChecks } from '../../../ui/use-checks.ts';
import { useEdits } from '../../../ui/use-edits.ts';
import { type Connection, connectionQuery } from '../queries.ts';
import {
  bodyOf,
  type ConnectionValues,
  errorsOfChecks,
  errorsOfProblem,
  type Field,
  type FieldErrors,
  missingFields,
  valuesOf,
} from './connection-values.ts';
import { isUsable, verdictOf } from './verdict.ts';

/** The fields of the connection; verifying them, and saving them once they were verified. */
export function useConnectionForm(saved: Connection) {
  const queries = useQueryClient();
  const { values, isDirty, edit, discard } = useEdits<ConnectionValues>(valuesOf(saved));
  const [errors, setErrors] = useState<FieldErrors>({});
  /** The values verified last, and the values that passed: any edit differs from them. */
  const [tried, setTried] = useState<string | null>(null);
  const [verified, setVerified] = useState<string | null>(null);
  const { state: verification, run, reset } = useChecks();
  const shown = JSON.stringify(bodyOf(values));

  const save = useMutation({
    mutationFn: () => read(api.PUT('/api/v1/connectwise/connection', { body: bodyOf(values) })),
    onSuccess(now) {
      queries.setQueryData(connectionQuery.queryKey, now);
      discard();
      setErrors({});
      // The same values, except for the private key, which is now the saved one.
      const kept = JSON.stringify(bodyOf(valuesOf(now)));
      setTried(kept);
      setVerified(kept);
      void refresh(queries, 'settings', 'status');
    },
    onError: (error) => setErrors(errorsOfProblem(error)),
  });

  async function verify() {
    save.reset();
    const missing = missingFields(values, saved);
    setErrors(missing);
    if (Object.keys(missing).length > 0) return reset();
    setTried(shown);
    setVerified(null);
    // Without edits the saved connection is verified as such, and its health is updated if it passes.
    const body = isDirty ? bodyOf(values) : {};
    const checks = await run((signal) =>
      streamChecks(api.POST('/api/v1/connectwise/connection/verify', { body, signal, ...asLines })),
    );
    if (checks === null) return;
    setErrors(errorsOfChecks(checks));
    if (isUsable(verdictOf(checks))) setVerified(shown);
    if (!isDirty) void refresh(queries, 'settings');
  }

  function change(field: Field, value: string) {
    edit({ [field]: value });
    setErrors(({ [field]: _, ...others }) => others);
    save.reset();
  }

  return {
    values,
    isDirty,
    errors,
    change,
    verify,
    verification,
    /** Whether the shown result belongs to other values than those in the fields. */
    isOutdated: tried !== null && tried !== shown,
    isVerified: verified === shown,
    save,
    discard: () => {
      discard();
      setErrors({});
      save.reset();
    },
  };
}

export type ConnectionForm = ReturnType<typeof useConnectionForm>;
