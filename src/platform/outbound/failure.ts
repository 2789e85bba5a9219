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

/** The proxy itself could not be reached. */
export class ProxyUnreachable extends Error {
  readonly code: string;

  constructor(cause: Error) {
    super(cause.message, { cause });
    this.code = errorCode(cause);
  }
}

/** What a person checks after a failure of the proxy. */
export const proxyHint =
  'Check HTTPS_PROXY and NO_PROXY, and that the proxy allows this host and port and accepts the user and password in HTTPS_PROXY.';

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
  const cause = errorCode(error);
  if (error instanceof ProxyUnreachable) return { why: 'proxy', left: false, cause: named(cause) };
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
