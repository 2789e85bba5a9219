import { privateAddressCode } from './private-network.ts';
import { proxyName } from './proxy.ts';

/** Why a request got no answer. */
export interface Failure {
  readonly why:
    | 'held_back'
    | 'stopped'
    | 'timeout'
    | 'too_large'
    | 'private_address'
    | 'name_not_found'
    | 'tls'
    | 'proxy'
    | 'connect_timeout'
    | 'cut'
    | 'unreachable';
  /** Whether the server may have received any part of the request. */
  readonly left: boolean;
  /** The code of the error, for the details of a problem. */
  readonly cause: string;
}

/** The caller cancelled the request before it was sent. */
export class HeldBack extends Error {}
export class TooLarge extends Error {}

/** The proxy itself could not be reached, or did not answer. */
export class ProxyUnreachable extends Error {
  /** The code of the cause. It is no `code`: undici connects again at once, and forever, after UND_ERR_SOCKET. */
  readonly reason: string;

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.reason = cause instanceof ProxyUnreachable ? cause.reason : errorCode(cause);
  }
}

/** The proxy asks for a sign-in (407) before it forwards plain HTTP. */
export class ProxySignIn extends Error {}

/** What a person checks after a failure of the proxy, which has this cause. */
export function proxyHint(cause: string): string {
  const status = Number(/status (\d+)$/.exec(cause)?.[1] ?? 0);
  if (status === 407)
    return 'The proxy asks for a sign-in, or does not accept the user and password in HTTPS_PROXY (http://user:password@proxy:port).';
  if (status >= 500)
    return 'The proxy could not reach this host: see its log, and check its DNS and firewall. If this machine reaches the host directly, add it to NO_PROXY.';
  if (status >= 400)
    return 'The proxy does not allow this host and port. Allow them there, or add the host to NO_PROXY.';
  return 'Check HTTPS_PROXY and NO_PROXY, and that this machine reaches the proxy.';
}

/** undici's message when a proxy refuses a tunnel. */
const tunnelRefused = /^Proxy response \((\d+)\)/;

/**
 * @param ended why we ended the exchange ourselves, if we did.
 * @param proxy gives the address of the proxy that was used. A failure of the proxy names it, without user and password.
 */
export function failureOf(
  error: unknown,
  left: boolean,
  ended: 'stopped' | 'timeout' | null,
  proxy: () => string | undefined = () => undefined,
): Failure {
  const refused = error instanceof Error ? tunnelRefused.exec(error.message) : null;
  const named = (cause: string) => {
    const address = proxy();
    return address === undefined ? cause : `${proxyName(address)}: ${cause}`;
  };
  // Without a tunnel, nothing of the request was sent.
  if (refused) return { why: 'proxy', left: false, cause: named(`status ${refused[1]}`) };
  if (error instanceof ProxySignIn) return { why: 'proxy', left: false, cause: named('status 407') };
  const cause = errorCode(error);
  if (error instanceof ProxyUnreachable) return { why: 'proxy', left: false, cause: named(error.reason) };
  return { why: whyOf(error, cause, left, ended), left, cause };
}

function whyOf(error: unknown, cause: string, left: boolean, ended: 'stopped' | 'timeout' | null) {
  if (error instanceof HeldBack) return 'held_back';
  if (error instanceof TooLarge) return 'too_large';
  if (ended === 'stopped') return 'stopped';
  if (ended === 'timeout') return left ? 'timeout' : 'connect_timeout';
  if (cause === privateAddressCode) return 'private_address';
  if (cause === 'ENOTFOUND' || cause.startsWith('EAI_')) return 'name_not_found';
  if (/CERT|TLS|SSL|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH/.test(cause)) return 'tls';
  if (cause === 'UND_ERR_CONNECT_TIMEOUT' || cause === 'ETIMEDOUT') return 'connect_timeout';
  const neverConnected = /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPERM)$/.test(cause);
  return left && !neverConnected ? 'cut' : 'unreachable';
}

/** The code of an error, or of the first of several (Node tries IPv6 and IPv4 and collects the failures). */
function errorCode(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
