import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../api/client.ts';

/** The result of a right password: signed in, or the second factor is needed. */
export type SignInResult = 'signed_in' | 'second_factor';

export async function signIn(email: string, password: string): Promise<SignInResult> {
  const { twoFactorRedirect } = await read(
    api.POST('/api/auth/sign-in/email', { body: { email, password } }),
  );
  return twoFactorRedirect === true ? 'second_factor' : 'signed_in';
}

/** Returns the address at which the OpenID provider also signs the person out; undefined if there is none. */
export const signOut = async () => (await read(api.POST('/api/auth/sign-out'))).url;

/** What the sign-in page needs to know before anybody is signed in. */
export const signInQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/sign-in', { signal })),
});

/** Leaves for the OpenID provider, which sends the browser back to `to`. */
export async function signInWithProvider(to: string): Promise<void> {
  const { url } = await read(
    api.POST('/api/auth/sign-in/social', {
      body: { provider: 'oidc', callbackURL: to, errorCallbackURL: '/sign-in' },
    }),
  );
  location.assign(url);
}
