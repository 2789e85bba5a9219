import { BlockList, isIP } from 'node:net';
import { isLoopbackHost, literalAddress } from './private-network.ts';

/** The proxies of this machine, as set by HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
export interface ProxySettings {
  /** For https addresses, such as `http://proxy.example:3128`; may hold user and password. */
  readonly https: string | undefined;
  /** For http addresses. */
  readonly http: string | undefined;
  /**
   * Hosts that are reached directly: names with all names below them, addresses, and networks, each optionally with a
   * port.
   */
  readonly except: readonly string[];
}

/**
 * The proxy for a request to `url`; undefined if the request is sent directly. This machine itself never needs one.
 * NO_PROXY is interpreted as in Go's net/http, which most tools of this kind use.
 */
export function proxyFor(settings: ProxySettings | null, url: URL): string | undefined {
  const proxy = url.protocol === 'https:' ? settings?.https : settings?.http;
  if (proxy === undefined || isLoopbackHost(url.hostname)) return undefined;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return settings?.except.some((entry) => matches(entry, url.hostname, port)) ? undefined : proxy;
}

function matches(entry: string, hostname: string, port: string): boolean {
  if (entry === '*') return true;
  const [, bracketed, plain = '', entryPort] =
    /^(?:\[([^\]]+)\]|([^:]*|[^:]*:[^:]*:.*?))(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
  if (entryPort !== undefined && entryPort !== port) return false;
  const wanted = bracketed ?? plain;
  const address = literalAddress(hostname);
  if (address !== null) return inNetwork(wanted, address);
  const name = wanted.replace(/^\*?\.?/, '');
  // `.example.com` means only the names below it.
  const itself = !/^[*.]/.test(wanted) && hostname === name;
  return name !== '' && (itself || hostname.endsWith(`.${name}`));
}

function inNetwork(wanted: string, address: string): boolean {
  const [network = '', prefix] = wanted.split('/');
  const family = isIP(network);
  if (family === 0 || family !== isIP(address)) return false;
  const bits = family === 4 ? 32 : 128;
  const length = prefix === undefined ? bits : Number(prefix);
  if (!Number.isInteger(length) || length < 0 || length > bits) return false;
  const list = new BlockList();
  const type = family === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(network, length, type);
  return list.check(address, type);
}

/** A proxy as it is shown to people: without user and password. */
export const proxyName = (proxy: string): string => new URL(proxy).host;
