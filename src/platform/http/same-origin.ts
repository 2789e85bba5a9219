import type { FastifyRequest } from 'fastify';
import { refuse } from '../values/problem.ts';
import { httpProblems } from './problems.ts';

const reading = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Prevents cross-site request forgery. A browser adds its cookies to the requests of any page, but also names that page
 * (Origin, RFC 6454; Sec-Fetch-Site, W3C Fetch Metadata). Throws a problem (403) if that is another site. Also throws
 * if the request names no page and is authenticated by cookie.
 */
export function requireSameOrigin(
  request: FastifyRequest,
  { byCookie, publicUrl }: { byCookie: boolean; publicUrl?: string | undefined },
): void {
  if (reading.includes(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  if (site === 'same-origin') return;
  if (site === undefined && origin !== undefined && isOwn(origin, request, publicUrl)) return;
  if (site === undefined && origin === undefined && !byCookie) return;
  throw refuse('forbidden', httpProblems.crossSite(publicUrl ?? `${request.protocol}://${request.host}`));
}

function isOwn(origin: string, request: FastifyRequest, publicUrl: string | undefined): boolean {
  if (origin === publicUrl) return true;
  if (!URL.canParse(origin)) return false;
  // A proxy may terminate TLS, so the scheme is taken from the browser's header, with the port that it implies.
  const { protocol, host } = new URL(origin);
  const asked = `${protocol}//${request.host}`;
  return URL.canParse(asked) && new URL(asked).host === host;
}
