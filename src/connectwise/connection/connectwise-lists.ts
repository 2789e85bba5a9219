import type { Clock } from '../../platform/values/clock.ts';
import { ok, type Result } from '../../platform/values/problem.ts';
import type {
  CompanyRecord,
  ConnectWise,
  MemberRecord,
  NamedRecord,
  Page,
  StatusRecord,
  SubtypeRecord,
} from '../client/types.ts';
import { fromConnectWise } from './connectwise-failure.ts';

/** How long a list is cached: long enough for a person's clicks, too short to be misleading. */
const freshMs = 30_000;
/** Reading all companies takes many requests, and an accepted suggestion is checked again. */
const allFreshMs = 120_000;
const largestCache = 500;

export interface ConnectWiseLists {
  companies(query: { search?: string; page: number; pageSize: number }): Promise<Page<CompanyRecord>>;
  /** All companies; returns the same array while it is cached. */
  allCompanies(): Promise<readonly CompanyRecord[]>;
  boards(): Promise<readonly NamedRecord[]>;
  statuses(boardId: number): Promise<readonly StatusRecord[]>;
  types(boardId: number): Promise<readonly NamedRecord[]>;
  priorities(): Promise<readonly NamedRecord[]>;
  subtypes(boardId: number): Promise<readonly SubtypeRecord[]>;
  items(boardId: number): Promise<readonly NamedRecord[]>;
  teams(boardId: number): Promise<readonly NamedRecord[]>;
  sources(): Promise<readonly NamedRecord[]>;
  /** People only: no API members, and no inactive members. */
  members(): Promise<readonly MemberRecord[]>;
}

interface Entry {
  readonly at: number;
  readonly value: Promise<Result<unknown>>;
}

/**
 * The choices in ConnectWise, read live and cached briefly for each client. Failures are not cached. Throws like {@link
 * fromConnectWise}.
 */
export function connectWiseLists(clock: Clock): (client: ConnectWise) => ConnectWiseLists {
  const caches = new WeakMap<ConnectWise, Map<string, Entry>>();

  return (client) => {
    const cache = caches.get(client) ?? new Map<string, Entry>();
    caches.set(client, cache);

    async function read<T>(key: string, ask: () => Promise<Result<T>>, forMs = freshMs): Promise<T> {
      const now = clock.now().getTime();
      const known = cache.get(key);
      const entry = known && now >= known.at && now - known.at < forMs ? known : { at: now, value: ask() };
      cache.delete(key);
      cache.set(key, entry);
      const oldest = cache.keys().next().value;
      if (cache.size > largestCache && oldest !== undefined) cache.delete(oldest);
      const result = (await entry.value) as Result<T>;
      if (!result.ok && cache.get(key) === entry) cache.delete(key);
      return fromConnectWise(result);
    }

    return {
      companies: (query) =>
        read(`companies ${JSON.stringify(query)}`, async () => {
          const page = await client.companies(query);
          return page.ok
            ? { ok: true, value: { ...page.value, items: page.value.items.filter((one) => !one.deleted) } }
            : page;
        }),
      allCompanies: () =>
        read(
          'all companies',
          async () => {
            const all = await client.companies({ all: true });
            return all.ok ? ok(all.value.items) : all;
          },
          allFreshMs,
        ),
      boards: () =>
        read('boards', () => client.boards())
          .then(active)
          .then(byName),
      statuses: (boardId) =>
        read(`statuses ${boardId}`, () => client.statuses(boardId))
          .then(active)
          .then(inOrder),
      types: (boardId) =>
        read(`types ${boardId}`, () => client.types(boardId))
          .then(active)
          .then(byName),
      subtypes: (boardId) =>
        read(`subtypes ${boardId}`, () => client.subtypes(boardId))
          .then(active)
          .then(byName),
      items: (boardId) =>
        read(`items ${boardId}`, () => client.items(boardId))
          .then(active)
          .then(byName),
      teams: (boardId) =>
        read(`teams ${boardId}`, () => client.teams(boardId))
          .then(active)
          .then(byName),
      sources: () =>
        read('sources', () => client.sources())
          .then(active)
          .then(byName),
      priorities: () =>
        read('priorities', () => client.priorities())
          .then(active)
          .then(inOrder),
      members: async () => {
        const all = await read('members', () => client.members());
        return byName(active(all).filter(({ isProgram }) => !isProgram));
      },
    };
  };
}

const byName = <T extends { readonly name: string }>(records: readonly T[]) =>
  [...records].sort((one, other) => one.name.localeCompare(other.name));

/** In ConnectWise's display order, if it gives one. */
const inOrder = <T extends NamedRecord>(records: readonly T[]) =>
  [...records].sort((one, other) => (one.sort ?? 0) - (other.sort ?? 0));

const active = <T extends { readonly inactive: boolean }>(records: readonly T[]) =>
  records.filter((record) => !record.inactive);
