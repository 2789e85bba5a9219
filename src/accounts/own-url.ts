import type { FastifyRequest } from 'fastify';
import { localUrl } from './local-operator.ts';

/** The listening address of this server. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

/**
 * The public address of Picket, for links that contain a secret: PICKET_PUBLIC_URL, or else the address that Picket
 * listens on. Never Host or X-Forwarded-Host, which the client writes.
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
