import type { FastifyInstance } from 'fastify';
import { refuse } from '../values/problem.ts';
import { httpProblems } from './problems.ts';

/**
 * Prevents DNS rebinding: any web page can point its own name at 127.0.0.1 and reach what listens there. The browser
 * still sends that name as Host, which reveals it. Checked only on loopback: for other addresses an administrator
 * decided under which names Picket is reached.
 */
export function guardHost(
  app: FastifyInstance,
  options: { host: string; publicUrl?: string | undefined },
): void {
  app.addHook('onRequest', async (request) => {
    // Links are made from it, so an invalid host fails here and not after a change.
    const { host } = request.raw.headers;
    if (host !== undefined && !isHost(host)) throw refuse('malformed', httpProblems.malformedHost());
  });
  if (!isLoopback(options.host)) return;
  const names = new Set(['localhost', '127.0.0.1', '[::1]', bracketed(options.host)]);
  if (options.publicUrl !== undefined) names.add(new URL(options.publicUrl).hostname);

  app.addHook('onRequest', async (request) => {
    // Only HTTP/1.0, which no browser uses, may omit it.
    const host = request.raw.headers.host;
    if (host === undefined || names.has(hostName(host))) return;
    const port = request.socket.localPort;
    throw refuse(
      'misdirected',
      httpProblems.wrongHost(host, `localhost${port === undefined ? '' : `:${port}`}`),
    );
  });
}

/** RFC 9110 §7.2: `uri-host [ ":" port ]`, as every browser and proxy sends it. */
function isHost(host: string): boolean {
  if (!/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{0,5})?$/i.test(host)) return false;
  return URL.canParse(`http://${host}`);
}

/** The name in a Host header, without port and final dot. */
export function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}

export function isLoopback(address: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/i.test(address);
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host.toLowerCase());
