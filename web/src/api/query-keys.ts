import type { QueryClient, QueryFilters } from '@tanstack/react-query';
import type { components } from './schema.d.ts';

export type Topic = components['schemas']['Topic'];

/** The key of a query: a family, and what is read of it. Further parts, such as an id or a filter, may follow. */
interface Families {
  readonly incidents: 'list' | 'one' | 'covered' | 'configurations' | 'count' | 'preview';
  readonly tickets: 'list' | 'one' | 'requests';
  readonly detections: 'list' | 'of-incident';
  readonly sources: 'list' | 'one' | 'counts' | 'quarantine';
  readonly companies:
    | 'counts'
    | 'defaults'
    | 'exact-matches'
    | 'list'
    | 'mapped'
    | 'one'
    | 'report'
    | 'rules'
    | 'search'
    | 'suggestions'
    | 'summary';
  readonly settings:
    | 'acceptances'
    | 'acting'
    | 'allow-list'
    | 'audit'
    | 'backup'
    | 'backups'
    | 'callbacks'
    | 'catch-all'
    | 'closing'
    | 'connection'
    | 'custom-fields'
    | 'dns'
    | 'incidents'
    | 'links'
    | 'look-ups'
    | 'maintenance-windows'
    | 'next-steps'
    | 'notifications'
    | 'recurrence'
    | 'report-logo'
    | 'report-schedules'
    | 'reports'
    | 'retention'
    | 'rights'
    | 'roll-ups'
    | 'routing-rules'
    | 'severity'
    | 'sign-in'
    | 'sign-in-provider'
    | 'silences'
    | 'ticket-contents'
    | 'ticket-service'
    | 'ticket-text'
    | 'tokens'
    | 'users';
  readonly search: 'everything';
  readonly status: 'releases';
  readonly overview: 'window';
  readonly connectwise:
    | 'boards'
    | 'companies'
    | 'configurations'
    | 'customers'
    | 'members'
    | 'priorities'
    | 'sources';
  readonly 'source-mappings': 'presets' | 'preview';
  readonly me: 'sessions';
  readonly 'sign-in': never;
  readonly welcome: 'token';
}

type Family = keyof Families;
type Key = { [F in Family]: readonly [F] | readonly [F, Families[F], ...unknown[]] }[Family];

declare module '@tanstack/react-query' {
  interface Register {
    queryKey: Key;
  }
}

/** The query keys that each topic of the live events affects. */
const keyOf: Readonly<Record<Topic, Key>> = {
  incidents: ['incidents'],
  tickets: ['tickets'],
  detections: ['detections'],
  sources: ['sources'],
  companies: ['companies'],
  settings: ['settings'],
  status: ['status'],
};

/** Reads again what a change of these topics affects. */
export async function refresh(queries: QueryClient, ...topics: readonly Topic[]): Promise<void> {
  // A newer Picket may report topics that this page does not know.
  const known = topics.filter((topic) => topic in keyOf);
  await Promise.all(known.map((topic) => readAgain(queries, { queryKey: keyOf[topic] })));
}

/**
 * Reads again. What is being read at this moment is read once more afterwards: its answer may be older than the change.
 * It is not cancelled for that: changes that follow each other faster than Picket answers would never be shown.
 */
export async function readAgain(
  queries: QueryClient,
  which: Pick<QueryFilters<Key>, 'queryKey'> = {},
): Promise<void> {
  const running = queries.getQueryCache().findAll({ ...which, fetchStatus: 'fetching' });
  const again = (filters: QueryFilters<Key>) => queries.invalidateQueries(filters, { cancelRefetch: false });
  await Promise.all([
    again({ ...which, predicate: (query) => !running.includes(query) }),
    ...running.map(async ({ promise, queryKey }) => {
      await promise?.catch(() => {});
      await again({ queryKey, exact: true });
    }),
  ]);
}
