import type { Check } from '../../../api/stream-checks.ts';

export type Group = 'reach' | 'credentials' | 'rights' | 'choices';

const groups: Readonly<Record<string, Group>> = {
  name_resolution: 'reach',
  tls: 'reach',
  company_id: 'credentials',
  keys: 'credentials',
  client_id: 'credentials',
};

/** The subject of a check, by its id. */
export const groupOf = ({ id }: Pick<Check, 'id'>): Group =>
  groups[id] ?? (id.startsWith('permission.') ? 'rights' : 'choices');

/**
 * The combined result of the checks. `choices`: the connection works, but a choice of the Services tab does not; the
 * connection can still be saved, because choices are made later. `unconfirmed`: nothing failed, but not everything
 * could be determined.
 */
export type Verdict =
  | { readonly is: 'ok' | 'choices' | 'unconfirmed' }
  | { readonly is: 'failed'; readonly first: Check; readonly missingRights: number };

export function verdictOf(checks: readonly Check[]): Verdict {
  const ofConnection = checks.filter((check) => groupOf(check) !== 'choices');
  const failed = ofConnection.filter(({ status }) => status === 'fail');
  const [first] = failed;
  if (first !== undefined) {
    return {
      is: 'failed',
      first,
      missingRights: failed.filter((check) => groupOf(check) === 'rights').length,
    };
  }
  const settled = ofConnection.every(
    (check) => check.status === 'pass' || (check.status === 'unknown' && groupOf(check) === 'rights'),
  );
  if (!settled || ofConnection.length === 0) return { is: 'unconfirmed' };
  return { is: checks.some(({ status }) => status === 'fail') ? 'choices' : 'ok' };
}

/** Whether a connection with this result may be saved. */
export const isUsable = ({ is }: Verdict): boolean => is === 'ok' || is === 'choices';
