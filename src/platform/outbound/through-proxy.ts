import { type Agent, buildConnector, Dispatcher, Pool, ProxyAgent } from 'undici';
import { ProxyUnreachable } from './failure.ts';
import { proxyAuthorization } from './proxy.ts';

/** Opens a tunnel through a proxy for each connection to an https address. */
export const tunnels = (proxy: string, agent: Agent.Options, connectTimeoutMs: number): ProxyAgent =>
  new ProxyAgent({
    ...agent,
    uri: proxy,
    ...tokenOf(proxy),
    requestTls: { timeout: connectTimeoutMs },
    clientFactory: (origin) => new Tunnels(origin, connectTimeoutMs),
  });

/**
 * Opens tunnels, each over its own connection: a host that the proxy cannot reach must not delay another one. A proxy
 * that closes the connection, or does not answer in time, is named as the cause.
 */
class Tunnels extends Pool {
  constructor(origin: URL, connectTimeoutMs: number) {
    super(origin, { connect: connectorTo(connectTimeoutMs), headersTimeout: connectTimeoutMs });
  }

  // ProxyAgent uses the form that returns a promise.
  override connect: Pool['connect'] = ((options: Parameters<Pool['connect']>[0]) =>
    super.connect(options).catch((error: unknown) => {
      throw new ProxyUnreachable(error);
    })) as Pool['connect'];
}

/** Sends plain HTTP to a proxy without a tunnel (RFC 9112, section 3.2.2): many proxies open none to port 80. */
export class Forwarding extends Dispatcher {
  readonly #pool: Pool;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(proxy: string, agent: Agent.Options, connectTimeoutMs: number) {
    super();
    this.#pool = new Pool(new URL(proxy).origin, { ...agent, connect: connectorTo(connectTimeoutMs) });
    const { token } = tokenOf(proxy);
    this.#headers = token === undefined ? {} : { 'proxy-authorization': token };
  }

  override dispatch(
    { path, headers, ...options }: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): boolean {
    const { origin, host } = new URL(options.origin ?? '');
    return this.#pool.dispatch(
      { ...options, path: `${origin}${path}`, headers: { host, ...recordOf(headers), ...this.#headers } },
      handler,
    );
  }

  override destroy: Dispatcher['destroy'] = () => this.#pool.destroy();
}

function connectorTo(timeout: number): buildConnector.connector {
  const open = buildConnector({ timeout });
  return (target, callback) =>
    open(target, (...[error, socket]) =>
      error === null ? callback(null, socket) : callback(new ProxyUnreachable(error), null),
    );
}

function tokenOf(proxy: string): { token?: string } {
  const token = proxyAuthorization(proxy);
  return token === undefined ? {} : { token };
}

/** Headers in any form that a library passes. */
function recordOf(
  headers: Dispatcher.DispatchOptions['headers'],
): Record<string, string | string[] | undefined> {
  if (headers === undefined || headers === null) return {};
  if (!Array.isArray(headers))
    return Symbol.iterator in headers
      ? Object.fromEntries(headers as Iterable<[string, string]>)
      : { ...headers };
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) pairs.push([headers[at] ?? '', headers[at + 1] ?? '']);
  return Object.fromEntries(pairs);
}
