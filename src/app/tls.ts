import type { FastifyInstance } from 'fastify';
import type { Config } from '../platform/config/config.ts';
import { listenByTls, type TlsListener } from '../platform/http/tls/listen.ts';
import { type Loop, type LoopContext, startLoop } from '../platform/work/loop.ts';

/** The HTTPS of this process; without a listener it serves none. */
export interface Tls {
  listener: TlsListener | null;
}

const lookEveryMs = 30_000;

/** Serves HTTPS if it is configured. Throws a problem if it cannot. */
export async function serveTls(tls: Tls, config: Config, server: FastifyInstance): Promise<void> {
  const { tlsListen, tlsCertificateFile: certificate, tlsKeyFile: key } = config;
  if (tlsListen === undefined || certificate === undefined || key === undefined) return;
  tls.listener = await listenByTls(server, { ...tlsListen, certificate, key });
}

/** Uses a renewed certificate. The status shows its problem; no other work depends on it. */
export function startRenewing({ listener }: Tls, loop: LoopContext): Loop[] {
  if (listener === null) return [];
  return [
    startLoop({
      ...loop,
      name: 'read the certificate',
      idleMs: lookEveryMs,
      async step() {
        await listener.reload(loop.clock.now());
        return null;
      },
    }),
  ];
}
