import { Agent, buildConnector, Dispatcher, setGlobalDispatcher } from 'undici';
import type { NetworkRules } from './network-rules.ts';
import {
  connectionLookup,
  isLoopbackHost,
  isPrivateAddress,
  type Lookup,
  literalAddress,
  privateAddressError,
} from './private-network.ts';
import { proxyFor } from './proxy.ts';
import { Forwarding, tunnels } from './through-proxy.ts';

export interface DispatcherOptions {
  readonly network: NetworkRules;
  readonly lookup?: Lookup | undefined;
  /** The most kept-alive connections to one host. */
  readonly connections: number;
  readonly connectTimeoutMs: number;
}

export interface Dispatchers {
  /** Connections that are kept alive. */
  readonly shared: Dispatcher;
  /** A connection for each request. */
  readonly single: Dispatcher;
  close(): Promise<void>;
}

/** Chooses for every exchange whether it goes directly or through a proxy. */
export function dispatchers(options: DispatcherOptions): Dispatchers {
  const timeouts = { headersTimeout: 0, bodyTimeout: 0 }; // An exchange has its own time limit for all of it.
  const shared = new Ways(options, {
    ...timeouts,
    connections: options.connections,
    keepAliveTimeout: 10_000,
  });
  const single = new Ways(options, timeouts);
  return {
    shared,
    single,
    async close() {
      await Promise.all([shared.end(), single.end()]);
    },
  };
}

/**
 * Sends requests of Node's own `fetch` through the proxies too: those of libraries, and of commands to a remote Picket.
 * The operator chose these addresses, so they may be private.
 */
export function routeFetch({ proxy }: NetworkRules): void {
  const network = { allowPrivate: true, proxy };
  setGlobalDispatcher(new Ways({ network, connections: 10, connectTimeoutMs: 10_000 }, {}));
}

/** Sends each request directly or through the proxy for its address. */
class Ways extends Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #agent: Agent.Options;
  /** By proxy and scheme; undefined is the key of the direct way. */
  readonly #ways = new Map<string | undefined, Dispatcher>();

  constructor(options: DispatcherOptions, agent: Agent.Options) {
    super();
    this.#options = options;
    this.#agent = agent;
  }

  override dispatch(request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    return this.#way(new URL(request.origin ?? '')).dispatch(request, handler);
  }

  async end(): Promise<void> {
    await Promise.all([...this.#ways.values()].map((way) => way.destroy()));
  }

  #way(url: URL): Dispatcher {
    const proxy = forbidden(url, this.#options) ? undefined : proxyFor(this.#options.network.proxy, url);
    const key = proxy && `${url.protocol} ${proxy}`;
    const known = this.#ways.get(key);
    if (known) return known;
    const way = proxy === undefined ? this.#direct() : this.#through(proxy, url);
    this.#ways.set(key, way);
    return way;
  }

  #direct = () => new Agent({ ...this.#agent, connect: guardedConnector(this.#options) });

  /** The proxy resolves names and connects. Its own rules say which private addresses it reaches. */
  #through(proxy: string, { protocol }: URL): Dispatcher {
    const { connectTimeoutMs } = this.#options;
    return protocol === 'http:'
      ? new Forwarding(proxy, this.#agent, connectTimeoutMs)
      : tunnels(proxy, this.#agent, connectTimeoutMs);
  }
}

/** Whether a literal address in a URL is forbidden for Picket. A proxy must not be asked for it either. */
function forbidden({ hostname }: Pick<URL, 'hostname'>, { network }: DispatcherOptions): boolean {
  if (network.allowPrivate || isLoopbackHost(hostname)) return false;
  const literal = literalAddress(hostname);
  return literal !== null && literal !== '::1' && isPrivateAddress(literal);
}

function guardedConnector(options: DispatcherOptions): buildConnector.connector {
  const { network, lookup, connectTimeoutMs: timeout } = options;
  const open = (allowPrivate: boolean) =>
    buildConnector({
      timeout,
      lookup: connectionLookup(allowPrivate, lookup),
    } as buildConnector.BuildOptions);
  const [anywhere, publicOnly] = [open(true), open(false)];
  return (target, callback) => {
    const { hostname } = target;
    // A literal address in the URL is not resolved, so it is checked here.
    if (forbidden(target, options)) return callback(privateAddressError(hostname, hostname), null);
    const trusted = network.allowPrivate || isLoopbackHost(hostname) || literalAddress(hostname) === '::1';
    (trusted ? anywhere : publicOnly)(target, callback);
  };
}
