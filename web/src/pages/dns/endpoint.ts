export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** `192.0.2.1:53`, `[2001:db8::1]:53`. */
export const endpointText = ({ host, port }: Endpoint): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

export const isLoopback = ({ host }: Endpoint): boolean => host === '::1' || host.startsWith('127.');

/** It stands for every address of the machine. */
export const isWildcard = ({ host }: Endpoint): boolean => host === '0.0.0.0' || host === '::';
