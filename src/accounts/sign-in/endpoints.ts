import { z } from 'zod';
import { plainText } from '../../platform/values/text.ts';
import { oidcId } from '../provider/provider.ts';
import { passwordLength } from './password.ts';

/** One of better-auth’s addresses that Picket opens; all others stay closed. */
export interface AuthEndpoint {
  readonly method: 'GET' | 'POST';
  /** Below `/api/auth`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** For signed-in people, or for anybody. */
  readonly for: 'person' | 'public';
  readonly body?: z.ZodType;
  /**
   * The part of better-auth’s answer that is passed on. The session’s token, for example, must only be in the cookie.
   */
  readonly answer: z.ZodType;
  /** The name of the action in the audit trail, if a signed-in person does it. */
  readonly audit?: string;
}

const password = z.string().min(1).max(1000);
const newPassword = z.string().min(passwordLength.min).max(passwordLength.max);
const code = z.string().min(1).max(64);
const withPassword = z.object({ password });
/** A page of Picket; better-auth refuses others. */
const page = z
  .string()
  .regex(/^\/(?!\/)/, 'must be the path of a page of Picket, such as /incidents')
  .max(2000);
const moment = z.union([z.iso.datetime(), z.date().transform((date) => date.toISOString())]);

const session = z.object({
  id: z.string(),
  token: z.string().describe('The token for `revoke-session`. It cannot be used to sign in.'),
  createdAt: moment,
  updatedAt: moment.describe('The day of its last use.'),
  expiresAt: moment,
  ipAddress: z.string().nullish(),
  userAgent: z.string().nullish(),
});
const user = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  twoFactorEnabled: z.boolean().nullish(),
});
const done = z.object({}).describe('Done.');
const backupCodes = z
  .array(z.string())
  .describe('Each works once, in place of a code. Picket does not show them again.');
const signedIn = done.describe('Signed in. The session is in the cookie.');

export const signInWithPassword = '/sign-in/email';
export const signInWithProvider = '/sign-in/social';
export const signOut = '/sign-out';
export const verifyTotp = '/two-factor/verify-totp';
export const changePassword = '/change-password';
export const disableTwoFactor = '/two-factor/disable';
export const providerCallback = `/callback/${oidcId}`;

export const authEndpoints: readonly AuthEndpoint[] = [
  {
    method: 'POST',
    path: signInWithPassword,
    summary: 'Sign in with e-mail and password',
    for: 'public',
    body: z.object({
      email: z.string().min(1).max(320),
      password,
      rememberMe: z.boolean().optional().describe('False: the session ends with the browser.'),
    }),
    answer: z.object({
      twoFactorRedirect: z
        .boolean()
        .optional()
        .describe(
          'True: not signed in yet. Send a code to `two-factor/verify-totp` or `verify-backup-code`.',
        ),
    }),
  },
  {
    method: 'POST',
    path: signInWithProvider,
    summary: 'Start a sign-in with the OpenID provider',
    description:
      'Then open `url`. After a failure, Picket redirects to `errorCallbackURL` with `?error=` and the cause. `signup_disabled`: no user has this e-mail address. `account_not_linked`: the provider has not verified the address. `no_mapped_group`: no group of the person has a role. `USER_DISABLED`, `wrong_issuer`, `token_expired` and others, or the provider’s own error. The log has the details.',
    for: 'public',
    body: z.object({
      provider: z.literal(oidcId),
      callbackURL: page.default('/').describe('The page to open after the sign-in.'),
      errorCallbackURL: page.default('/sign-in'),
    }),
    answer: z.object({ url: z.url(), redirect: z.boolean() }),
  },
  {
    method: 'POST',
    path: verifyTotp,
    summary: 'Send the code of the authenticator app, to sign in or to finish the setup',
    description: 'Each code works once.',
    for: 'public',
    body: z.object({
      code,
      trustDevice: z.boolean().optional().describe('Ask for no code on this device for 30 days.'),
    }),
    answer: signedIn,
    audit: 'user.two_factor_on',
  },
  {
    method: 'POST',
    path: '/two-factor/verify-backup-code',
    summary: 'Sign in with a backup code instead of the app’s code',
    for: 'public',
    body: z.object({ code, trustDevice: z.boolean().optional() }),
    answer: signedIn,
  },
  {
    method: 'POST',
    path: signOut,
    summary: 'Sign out',
    description:
      'If the answer has a `url`, open it next: it signs the person out at the OpenID provider as well.',
    for: 'public',
    answer: z.object({
      url: z
        .url()
        .optional()
        .describe('The sign-out of the OpenID provider, for a session that began there. It leads back.'),
    }),
    audit: 'user.signed_out',
  },
  {
    method: 'GET',
    path: '/get-session',
    summary: 'Your session and user; null if you are not signed in',
    for: 'public',
    answer: z.object({ session, user }).nullable(),
  },
  {
    method: 'GET',
    path: '/list-sessions',
    summary: 'Your sessions',
    for: 'person',
    answer: z.array(session),
  },
  {
    method: 'POST',
    path: '/revoke-session',
    summary: 'End one of your sessions',
    for: 'person',
    body: z.object({ token: z.string().min(1).max(200) }),
    answer: done,
    audit: 'user.sessions_ended',
  },
  {
    method: 'POST',
    path: '/revoke-other-sessions',
    summary: 'End all your sessions except this one',
    for: 'person',
    answer: done,
    audit: 'user.sessions_ended',
  },
  {
    method: 'POST',
    path: changePassword,
    summary: 'Change your password',
    for: 'person',
    body: z.object({
      currentPassword: password,
      newPassword,
      revokeOtherSessions: z.boolean().default(true).describe('End all other sessions.'),
    }),
    answer: done,
    audit: 'user.password_changed',
  },
  {
    method: 'POST',
    path: '/update-user',
    summary: 'Change your name',
    for: 'person',
    body: z.object({ name: z.string().transform(plainText).pipe(z.string().min(1).max(100)) }),
    answer: done,
    audit: 'user.renamed',
  },
  {
    method: 'POST',
    path: '/two-factor/enable',
    summary: 'Start the setup of two-factor sign-in',
    description: 'It is on after the first code was sent to `two-factor/verify-totp`.',
    for: 'person',
    body: withPassword,
    answer: z.object({
      totpURI: z.string().describe('For the authenticator app, as a QR code.'),
      backupCodes,
    }),
  },
  {
    method: 'POST',
    path: disableTwoFactor,
    summary: 'Switch two-factor sign-in off',
    for: 'person',
    body: withPassword,
    answer: done,
    audit: 'user.two_factor_off',
  },
  {
    method: 'POST',
    path: '/two-factor/generate-backup-codes',
    summary: 'Create new backup codes; the old ones stop working',
    for: 'person',
    body: withPassword,
    answer: z.object({ backupCodes }),
    audit: 'user.backup_codes_made',
  },
];
