export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** `192.0.2.1:53`, `[2001:db8::1]:53`. */
export const endpointText = ({ host, port }: Endpoint): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

const usualPort = 53;

/** Without the default port. */
export const shortEndpoint = (endpoint: Endpoint): string =>
  endpoint.port === usualPort ? endpoint.host : endpointText(endpoint);

/**
 * Parses `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`, `[2001:db8::1]:53`; null if it is invalid. The API checks more.
 */
export function parseEndpoint(text: string): Endpoint | null {
  const [, ipv4 = '', ipv6 = '', bare = '', digits] =
    /^(?:([\d.]+)|\[([\da-f:.]+)\]|([\da-f:.]*:[\da-f:.]*:[\da-f:.]*))(?::(\d{1,5}))?$/i.exec(text.trim()) ??
    [];
  const host = ipv4 || ipv6 || bare;
  const port = digits === undefined ? usualPort : Number(digits);
  return host === '' || port < 1 || port > 65_535 ? null : { host, port };
}

export const isLoopback = ({ host }: Endpoint): boolean => host === '::1' || host.startsWith('127.');

/** Whether it means every address of the machine. */
export const isWildcard = ({ host }: Endpoint): boolean => host === '0.0.0.0' || host === '::';
