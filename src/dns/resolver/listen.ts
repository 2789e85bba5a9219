import { refuse } from '../../platform/values/problem.ts';
import { listenByDoh } from './listen-doh.ts';
import { listenByTcp } from './listen-tcp.ts';
import { listenByUdp } from './listen-udp.ts';
import type { Listener, ListenerDeps } from './listener.ts';
import { resolverProblems } from './problems.ts';
import type { Addresses, Endpoint, ResolverSettings } from './protocol.ts';

export interface Listeners {
  /**
   * Listens at the addresses of the settings. Throws a problem if one is not available, and keeps the previous
   * addresses.
   */
  use(settings: Pick<ResolverSettings, 'listen' | 'doh'>): Promise<Addresses>;
  readonly connections: number;
  close(): void;
}

interface Place {
  readonly kind: 'dns' | 'doh';
  readonly where: Endpoint;
}

/** With port 0, the port that UDP got may be in use for TCP: another one is tried. */
const triesForOnePort = 10;

/** All listeners of the resolver. An address that stays in the settings keeps its listener without a break. */
export function openListeners(deps: ListenerDeps): Listeners {
  let open = new Map<string, Listener>();

  async function openAll(places: readonly Place[]): Promise<Map<string, Listener>> {
    const opened = new Map<string, Listener>();
    try {
      for (const place of places) opened.set(keyOf(place), await listenAt(place, deps));
      return opened;
    } catch (thrown) {
      for (const one of opened.values()) one.close();
      throw thrown;
    }
  }

  /** Replaces listeners. A removed one may have to be closed first, such as one address when all are wanted. */
  async function replace(
    missing: readonly Place[],
    removed: readonly (readonly [string, Listener])[],
  ): Promise<Map<string, Listener>> {
    try {
      return await openAll(missing);
    } catch (thrown) {
      const isInTheWay = missing.some(({ where }) =>
        removed.some(([, { endpoint }]) => endpoint.port === where.port),
      );
      if (!isInTheWay) throw thrown;
    }
    for (const [, one] of removed) one.close();
    try {
      return await openAll(missing);
    } catch (thrown) {
      for (const [key, { endpoint }] of removed) {
        open.set(key, await listenAt({ kind: kindOf(key), where: endpoint }, deps));
      }
      throw thrown;
    }
  }

  return {
    async use({ listen, doh }) {
      const wanted: Place[] = listen.map((where) => ({ kind: 'dns', where }));
      if (doh !== null) wanted.push({ kind: 'doh', where: doh });
      const keys = wanted.map(keyOf);
      const missing = wanted.filter((place) => !open.has(keyOf(place)));
      const removed = [...open].filter(([key]) => !keys.includes(key));
      const opened = await replace(missing, removed);
      for (const [, one] of removed) one.close();
      open = new Map([...[...open].filter(([key]) => keys.includes(key)), ...opened]);
      const at = (kind: Place['kind']) =>
        wanted.flatMap((place) => (place.kind === kind ? (open.get(keyOf(place))?.endpoint ?? []) : []));
      return { dns: at('dns'), doh: at('doh')[0] ?? null };
    },
    get connections() {
      return [...open.values()].reduce((sum, one) => sum + one.connections, 0);
    },
    close() {
      for (const one of open.values()) one.close();
      open.clear();
    },
  };
}

const keyOf = ({ kind, where }: Place): string => `${kind} ${where.host} ${where.port}`;

const kindOf = (key: string): Place['kind'] => (key.startsWith('dns') ? 'dns' : 'doh');

async function listenAt({ kind, where }: Place, deps: ListenerDeps): Promise<Listener> {
  try {
    return kind === 'doh' ? await listenByDoh(where, deps) : await listenByBoth(where, deps, triesForOnePort);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw refuse('unavailable', resolverProblems.cannotListen(`${where.host} port ${where.port}`, why));
  }
}

/** Listens by UDP and TCP at the same port. */
async function listenByBoth(where: Endpoint, deps: ListenerDeps, tries: number): Promise<Listener> {
  const udp = await listenByUdp(where, deps);
  try {
    const tcp = await listenByTcp(udp.endpoint, deps);
    return {
      endpoint: udp.endpoint,
      get connections() {
        return tcp.connections;
      },
      close() {
        udp.close();
        tcp.close();
      },
    };
  } catch (thrown) {
    udp.close();
    if (where.port !== 0 || tries <= 1) throw thrown;
    return listenByBoth(where, deps, tries - 1);
  }
}
