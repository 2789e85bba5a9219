import { callAuth } from './call-auth.ts';

/** What a right password leads to: in, or first to the second factor. */
export type SignInResult = 'signed_in' | 'second_factor';

export async function signIn(email: string, password: string): Promise<SignInResult> {
  const answer = await callAuth<{ twoFactorRedirect?: boolean }>('sign-in/email', { email, password });
  return answer.twoFactorRedirect === true ? 'second_factor' : 'signed_in';
}

export const signOut = () => callAuth('sign-out', {});
