import { api, read } from '../api/client.ts';

/** What a right password leads to: in, or first to the second factor. */
export type SignInResult = 'signed_in' | 'second_factor';

export async function signIn(email: string, password: string): Promise<SignInResult> {
  const { twoFactorRedirect } = await read(
    api.POST('/api/auth/sign-in/email', { body: { email, password } }),
  );
  return twoFactorRedirect === true ? 'second_factor' : 'signed_in';
}

export const signOut = () => read(api.POST('/api/auth/sign-out'));

/** Leaves for the OpenID provider, which sends the browser back to `to`. */
export async function signInWithProvider(to: string): Promise<void> {
  const { url } = await read(
    api.POST('/api/auth/sign-in/social', {
      body: { provider: 'oidc', callbackURL: to, errorCallbackURL: '/sign-in' },
    }),
  );
  location.assign(url);
}
