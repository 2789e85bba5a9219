import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientAddressHeader } from './auth.ts';
import { cookieHeader, cookieNames, parseCookies } from './cookies.ts';

/** The request headers that better-auth gets. */
const passedOn = ['origin', 'user-agent'] as const;

/**
 * The request in the form of better-auth. This server sets the client's address, whatever the client sent. `ownUrl`:
 * the address to which an OpenID provider leads back; better-auth would derive it from Host, which the client writes.
 */
export function toWebRequest(
  request: FastifyRequest,
  publicUrl: string | undefined,
  ownUrl?: string,
): Request {
  const base = ownUrl ?? publicUrl ?? `${request.protocol}://${request.host}`;
  const headers = new Headers({ [clientAddressHeader]: request.ip });
  for (const name of passedOn) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  // http/same-origin.ts checked it already, by the address that the browser uses.
  if (ownUrl !== undefined) headers.delete('origin');
  const cookies = cookiesFor(request, publicUrl);
  if (cookies !== '') headers.set('cookie', cookies);
  const url = new URL(request.url, base);
  if (request.method === 'GET' || request.method === 'HEAD') return new Request(url, { headers });
  headers.set('content-type', 'application/json');
  return new Request(url, { method: request.method, headers, body: JSON.stringify(request.body ?? {}) });
}

/** Picket’s own cookies. The session's cookie is included only if this server recognized the session by it. */
function cookiesFor({ headers, identity }: FastifyRequest, publicUrl: string | undefined): string {
  const names = cookieNames(publicUrl);
  const own = new Map(parseCookies(headers.cookie ?? '', names));
  if (identity?.kind !== 'user') own.delete(names.session);
  return cookieHeader(own);
}

/** Passes on the cookies and the address of an answer. */
export function passOn(answer: Response, reply: FastifyReply): void {
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  const location = answer.headers.get('location');
  if (location !== null) reply.header('location', location);
}
