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

/** The same about the provider, which leads back to where Picket is, as one-time links do. */
export async function askProvider(
  { auths, publicUrl, listening }: Pick<SignInRoutesOptions, 'auths' | 'publicUrl' | 'listening'>,
  request: FastifyRequest,
): Promise<Response> {
  const auth = await auths.withProvider();
  return auth.handler(toWebRequest(request, publicUrl, ownUrl(request, publicUrl, listening)));
}
