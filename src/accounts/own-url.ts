import type { FastifyRequest } from 'fastify';
import { localUrl } from './local-operator.ts';

/** Where this server listens. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

/**
 * Where people reach Picket, for links that carry a secret: PICKET_PUBLIC_URL, else the address that Picket listens on.
 * Never what Host or X-Forwarded-Host say, which the client writes.
 */
export function ownUrl(
  { socket }: Pick<FastifyRequest, 'socket'>,
  publicUrl: string | undefined,
  listening: Listening | undefined,
): string {
  if (publicUrl !== undefined) return publicUrl;
  if (listening === undefined) return 'http://localhost';
  return localUrl(listening.host, socket.localPort ?? listening.port);
}
