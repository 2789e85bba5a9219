import { Agent, buildConnector, type Dispatcher } from 'undici';
import {
  connectionLookup,
  isLoopbackHost,
  isPrivateAddress,
  type Lookup,
  literalAddress,
  privateAddressError,
} from './private-network.ts';

export interface DispatcherOptions {
  readonly allowPrivateNetwork: boolean;
  readonly lookup?: Lookup | undefined;
  /** Kept-alive connections to one host. */
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

/** Chooses the way out of this machine for every exchange. */
export function dispatchers(options: DispatcherOptions): Dispatchers {
  const connect = guardedConnector(options);
  const timeouts = { headersTimeout: 0, bodyTimeout: 0 }; // an exchange has its own, for the whole of it
  const shared = new Agent({
    ...timeouts,
    connect,
    connections: options.connections,
    keepAliveTimeout: 10_000,
  });
  const single = new Agent({ ...timeouts, connect });
  return {
    shared,
    single,
    async close() {
      await Promise.all([shared.destroy(), single.destroy()]);
    },
  };
}

function guardedConnector(options: DispatcherOptions): buildConnector.connector {
  const { allowPrivateNetwork, lookup, connectTimeoutMs: timeout } = options;
  const open = (allowPrivate: boolean) =>
    buildConnector({
      timeout,
      lookup: connectionLookup(allowPrivate, lookup),
    } as buildConnector.BuildOptions);
  const [anywhere, publicOnly] = [open(true), open(false)];
  return (target, callback) => {
    const literal = literalAddress(target.hostname);
    if (allowPrivateNetwork || isLoopbackHost(target.hostname) || literal === '::1')
      return anywhere(target, callback);
    // A literal address in the URL is connected to without a look-up, so it is checked here.
    if (literal !== null && isPrivateAddress(literal)) {
      return callback(privateAddressError(target.hostname, literal), null);
    }
    publicOnly(target, callback);
  };
}
