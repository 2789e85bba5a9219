import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Problem } from '../../values/problem.ts';
import { refuse } from '../../values/problem.ts';
import { type CertificateFiles, openCertificates } from './certificate.ts';
import { tlsProblems } from './problems.ts';

export interface TlsOptions extends CertificateFiles {
  readonly host: string;
  /** 0 means any free port. */
  readonly port: number;
  /** Waits while a program may still be writing the files; default: half a second. */
  readonly pause?: () => Promise<unknown>;
}

export interface TlsListener {
  readonly port: number;
  /** Uses the files if they changed. Open connections keep the previous certificate. */
  reload(now: Date): Promise<void>;
  problem(now: Date): Problem | null;
  close(): Promise<void>;
}

/**
 * Serves the server over HTTPS as well, with the same timeouts. The plain address stays, on loopback, for the command
 * line. Throws a problem if the certificate or the address cannot be used.
 */
export async function listenByTls(server: FastifyInstance, options: TlsOptions): Promise<TlsListener> {
  const { host, port, pause, ...files } = options;
  await server.ready();
  const certificates = await openCertificates(files, pause);
  const { requestTimeout, keepAliveTimeout, timeout } = server.server;
  const https = createServer(
    {
      ...certificates.current.context,
      minVersion: 'TLSv1.2',
      requestTimeout,
      keepAliveTimeout,
    },
    (request, reply) => server.routing(request, reply),
  );
  https.timeout = timeout;
  // The client does not speak TLS, or disconnected. Only that client is affected.
  https.on('tlsClientError', (_error, socket) => socket.destroy());
  await listen(https, host, port);
  https.on('error', () => {});
  return {
    port: (https.address() as AddressInfo).port,
    async reload(now) {
      const next = await certificates.reload(now);
      if (next !== null) https.setSecureContext(next.context);
    },
    problem: certificates.problem,
    async close() {
      const closed = once(https, 'close');
      https.close();
      https.closeIdleConnections();
      await closed;
    },
  };
}

async function listen(https: Server, host: string, port: number): Promise<void> {
  try {
    https.listen({ host, port });
    await once(https, 'listening');
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    throw refuse('unavailable', tlsProblems.cannotListen(host, port, code ?? message));
  }
}
