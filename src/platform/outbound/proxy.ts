import { BlockList, isIP } from 'node:net';
import { domainToASCII } from 'node:url';
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

/** An entry of NO_PROXY: a name or a network, and the port that it is limited to. */
interface Entry {
  readonly port: string | undefined;
  readonly wanted:
    | { readonly kind: 'all' }
    | { readonly kind: 'name'; readonly name: string; readonly onlyBelow: boolean }
    | { readonly kind: 'network'; readonly address: string; readonly bits: number };
}

/** Null for an entry that means nothing, such as an address with `https://`. */
function parseEntry(text: string): Entry | null {
  if (text === '*') return { port: undefined, wanted: { kind: 'all' } };
  const whole = networkOf(text);
  if (whole !== null) return { port: undefined, wanted: whole };
  const [, bracketed, plain = '', port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(text) ?? [];
  const network = networkOf(bracketed ?? plain);
  if (network !== null) return { port, wanted: network };
  const [, dots = '', written = ''] = /^(\*?\.?)([^*/\s]+?)\.?$/.exec(plain) ?? [];
  const name = domainToASCII(written);
  // The last part of a name is never a number: this is an incomplete address.
  if (name === '' || /(^|\.)\d+$/.test(name)) return null;
  // `.example.com` means only the names below it.
  return { port, wanted: { kind: 'name', name, onlyBelow: dots !== '' } };
}

function networkOf(text: string): Extract<Entry['wanted'], { kind: 'network' }> | null {
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  if (family === 0) return null;
  const all = family === 4 ? 32 : 128;
  const bits = prefix === undefined ? all : Number(prefix);
  return bits > all ? null : { kind: 'network', address, bits };
}

/** The entries of NO_PROXY that match nothing. */
export const meaninglessEntries = (except: readonly string[]): string[] =>
  except.filter((entry) => parseEntry(entry) === null);

function matches(text: string, hostname: string, port: string): boolean {
  const entry = parseEntry(text);
  if (entry === null || (entry.port !== undefined && entry.port !== port)) return false;
  const { wanted } = entry;
  if (wanted.kind === 'all') return true;
  const address = literalAddress(hostname);
  if (wanted.kind === 'network') return address !== null && inNetwork(wanted, address);
  const host = hostname.replace(/\.$/, '');
  return host.endsWith(`.${wanted.name}`) || (!wanted.onlyBelow && host === wanted.name);
}

function inNetwork({ address: network, bits }: { address: string; bits: number }, address: string): boolean {
  const family = isIP(network);
  if (family !== isIP(address)) return false;
  const list = new BlockList();
  const type = family === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(network, bits, type);
  return list.check(address, type);
}

/** A proxy as it is shown to people: without user and password. */
export const proxyName = (proxy: string): string => new URL(proxy).host;

/** The sign-in that a proxy's address contains, as a header; undefined if it contains none. */
export function proxyAuthorization(proxy: string): string | undefined {
  const { username, password } = new URL(proxy);
  if (username === '' && password === '') return undefined;
  const text = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(text).toString('base64')}`;
}
