import type { FastifyInstance } from 'fastify';
import { withStatus } from './problem-details.ts';
import { httpProblems } from './problems.ts';

/**
 * Against DNS rebinding: a web page anywhere can point its own name at 127.0.0.1 and so reach what listens there.
 * The browser still sends that name as the Host, by which it is told apart. Only on loopback: elsewhere an
 * administrator decided under which names Picket is reached.
 */
export function guardHost(
  app: FastifyInstance,
  options: { host: string; publicUrl?: string | undefined },
): void {
  if (!isLoopback(options.host)) return;
  const names = new Set(['localhost', '127.0.0.1', '[::1]', bracketed(options.host)]);
  if (options.publicUrl !== undefined) names.add(new URL(options.publicUrl).hostname);

  app.addHook('onRequest', async (request) => {
    // Only HTTP/1.0, which no browser speaks any more, may leave it out.
    const host = request.raw.headers.host;
    if (host === undefined || names.has(hostName(host))) return;
    const port = request.socket.localPort;
    throw withStatus(421, httpProblems.wrongHost(host, `localhost${port === undefined ? '' : `:${port}`}`));
  });
}

/** The name in a Host header, without its port and the root’s dot. */
export function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}

export function isLoopback(address: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/i.test(address);
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host.toLowerCase());
