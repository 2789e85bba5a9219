import type { ConnectWise } from '../client/types.ts';

type Lists = Pick<
  ConnectWise,
  'boards' | 'statuses' | 'types' | 'priorities' | 'subtypes' | 'items' | 'teams' | 'sources'
>;

/** Reads each list of ConnectWise only once in one round of the watchers. */
export function remembering(client: Lists): Lists {
  const known = new Map<string, Promise<unknown>>();
  function once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const found = (known.get(key) ?? read()) as Promise<T>;
    known.set(key, found);
    return found;
  }
  return {
    boards: (signal) => once('boards', () => client.boards(signal)),
    priorities: (signal) => once('priorities', () => client.priorities(signal)),
    sources: (signal) => once('sources', () => client.sources(signal)),
    statuses: (id, signal) => once(`statuses ${id}`, () => client.statuses(id, signal)),
    types: (id, signal) => once(`types ${id}`, () => client.types(id, signal)),
    subtypes: (id, signal) => once(`subtypes ${id}`, () => client.subtypes(id, signal)),
    items: (id, signal) => once(`items ${id}`, () => client.items(id, signal)),
    teams: (id, signal) => once(`teams ${id}`, () => client.teams(id, signal)),
  };
}
