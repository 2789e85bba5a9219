import type { FastifyRequest } from 'fastify';
import { ownUrl } from '../own-url.ts';
import type { Auth } from './auth.ts';
import type { SignInRoutesOptions } from './sign-in-options.ts';
import { toWebRequest } from './web-request.ts';

export const ask = (
  auth: Auth,
  { publicUrl }: Pick<SignInRoutesOptions, 'publicUrl'>,
  request: FastifyRequest,
): Promise<Response> => auth.handler(toWebRequest(request, publicUrl));

/**
 * Sends a request about the provider to better-auth. The provider leads back to Picket's own address, as in one-time
 * links.
 */
export async function askProvider(
  { auths, publicUrl, listening }: Pick<SignInRoutesOptions, 'auths' | 'publicUrl' | 'listening'>,
  request: FastifyRequest,
): Promise<Response> {
  const auth = await auths.withProvider();
  return auth.handler(toWebRequest(request, publicUrl, ownUrl(request, publicUrl, listening)));
}
