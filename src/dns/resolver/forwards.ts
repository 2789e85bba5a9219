import { nameFromText, nameKey, suffixesOf } from '../wire/name.ts';
import type { Endpoint, ResolverSettings, UpstreamReport } from './protocol.ts';
import { openUpstreams, type UpstreamDeps, type Upstreams } from './upstreams.ts';

/** A group of upstreams with its own cache and queries in flight. */
export interface Route {
  readonly id: number;
  /** Whether it is a conditional forward. */
  readonly isForward: boolean;
  readonly upstreams: Upstreams;
}

export interface Forwards {
  /** The route for a company's query: by the longest matching zone, and the company's own forward before the MSP's. */
  routeOf(name: Uint8Array, company: number | null): Route;
  use(settings: Pick<ResolverSettings, 'upstreams' | 'forwards'>): void;
  states(): UpstreamReport[];
  close(): void;
}

/** Upstreams that were removed from the settings may still answer pending queries for this long. */
const lingerMs = 10_000;

/** Conditional forwarding. Routes with unchanged upstreams keep their cache when settings change. */
export function openForwards(deps: UpstreamDeps): Forwards {
  let routes = new Map<string, Route>();
  let shown: { readonly route: Route; readonly zone: string | null; readonly company: number | null }[] = [];
  let byZone = new Map<string, Route>();
  let usual: Route | null = null;
  let lastId = 0;

  return {
    use(settings) {
      const before = routes;
      routes = new Map();
      const routeTo = (upstreams: readonly Endpoint[], isForward: boolean): Route => {
        const key = `${isForward} ${JSON.stringify(upstreams)}`;
        const route = routes.get(key) ??
          before.get(key) ?? { id: ++lastId, isForward, upstreams: openUpstreams(upstreams, deps) };
        routes.set(key, route);
        return route;
      };
      usual = routeTo(settings.upstreams, false);
      shown = [{ route: usual, zone: null, company: null }];
      byZone = new Map();
      for (const { zone, company, upstreams } of settings.forwards) {
        const name = nameFromText(zone);
        if (name === null) continue;
        const route = routeTo(upstreams, true);
        byZone.set(keyOf(name, company), route);
        shown.push({ route, zone, company });
      }
      for (const [key, { upstreams }] of before)
        if (!routes.has(key)) setTimeout(() => upstreams.close(), lingerMs).unref();
    },
    routeOf(name, company) {
      if (usual === null) throw new Error('No settings are in use.');
      if (byZone.size === 0) return usual;
      for (const at of suffixesOf(name)) {
        const suffix = name.subarray(at);
        const own = company === null ? undefined : byZone.get(keyOf(suffix, company));
        const found = own ?? byZone.get(keyOf(suffix, null));
        if (found !== undefined) return found;
      }
      return usual;
    },
    states: () =>
      shown.flatMap(({ route, zone, company }) =>
        route.upstreams.states().map((state) => ({ ...state, zone, company })),
      ),
    close() {
      for (const { upstreams } of routes.values()) upstreams.close();
    },
  };
}

const keyOf = (zone: Uint8Array, company: number | null) => `${company ?? ''} ${nameKey(zone)}`;
