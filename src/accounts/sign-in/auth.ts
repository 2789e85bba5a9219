import type { BetterAuthOptions } from 'better-auth';
import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import type { oidcPlugin } from '../provider/oidc-plugin.ts';
import { authSecret } from './auth-secrets.ts';
import { accountTable, sessionTable, twoFactorSchema, userTable, verificationTable } from './auth-tables.ts';
import { cookieNames } from './cookies.ts';
import { type Passwords, passwordLength } from './password.ts';
import { renewRole } from './renew-role.ts';

export interface AuthDeps {
  readonly db: Kysely<Schema>;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly passwords: Passwords;
  /** The public address of Picket; without it, the address of each request. */
  readonly publicUrl?: string | undefined;
  readonly log: { debug(message: string): void; warn(fields: object, message: string): void };
}

/** The header in which this server passes the client's address to better-auth; clients cannot set it. */
export const clientAddressHeader = 'x-picket-client-address';

export const authPath = '/api/auth';
const dayInSeconds = 86_400;
/** A session ends after seven days without use. Its use is stored once a day. */
const session = { expiresIn: 7 * dayInSeconds, updateAge: dayInSeconds, freshAge: 0 };

/** The id of a user, and of everything else that better-auth stores. */
export const newId = (random: RandomBytes): string => Buffer.from(random(16)).toString('hex');

/**
 * better-auth on Picket’s own database. Loaded on first use, because loading takes longer than most commands.
 * `provider` adds the OpenID provider, whose addresses are read at once.
 */
export async function makeAuth(deps: AuthDeps, provider?: Awaited<ReturnType<typeof oidcPlugin>>) {
  const [{ betterAuth }, { twoFactor }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/two-factor'),
  ]);
  const second = twoFactor({ issuer: 'Picket', schema: twoFactorSchema });
  return betterAuth({
    ...authOptions(deps, await hooksOf(deps)),
    plugins: provider === undefined ? [second] : [second, provider],
  });
}

export type Auth = Awaited<ReturnType<typeof makeAuth>>;

type DatabaseHooks = NonNullable<BetterAuthOptions['databaseHooks']>;

function authOptions(deps: AuthDeps, databaseHooks: DatabaseHooks) {
  const { db, keyring, random, passwords, publicUrl, log } = deps;
  const { prefix, secure } = cookieNames(publicUrl);
  return {
    appName: 'Picket',
    basePath: authPath,
    ...(publicUrl === undefined ? {} : { baseURL: publicUrl }),
    secret: authSecret(keyring),
    database: { db, type: 'postgres' },
    user: userTable,
    session: { ...sessionTable, ...session, cookieCache: { enabled: false } },
    account: {
      ...accountTable,
      // The provider identifies a person only if it verified the e-mail address.
      accountLinking: { enabled: true, trustedProviders: [], requireLocalEmailVerified: true },
    },
    verification: verificationTable,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      password: passwords,
      revokeSessionsOnPasswordReset: true,
    },
    // It counts only by address, and behind a proxy all clients share one. Picket counts itself (http/limits.ts,
    // limit-guesses.ts).
    rateLimit: { enabled: false },
    databaseHooks,
    // An error that is not a refusal goes to Picket’s error handler instead of being printed.
    onAPIError: { errorURL: '/sign-in', throw: true },
    telemetry: { enabled: false },
    logger: { level: 'debug', log: (level, message) => log.debug(`better-auth (${level}): ${message}`) },
    advanced: {
      cookiePrefix: prefix,
      // Its own option would name them `__Secure-…`, which a neighbouring host may set.
      useSecureCookies: false,
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      // Picket guards all its routes alike (http/same-origin.ts). better-auth checks only the address to continue at.
      disableCSRFCheck: true,
      disableOriginCheck: false,
      database: { generateId: () => newId(random), validateSchema: false },
    },
  } satisfies BetterAuthOptions;
}

/**
 * No session begins for a disabled user, or one whose groups at the OpenID provider give no role. The provider’s access
 * tokens are not stored.
 */
async function hooksOf(deps: AuthDeps): Promise<DatabaseHooks> {
  const { db } = deps;
  const { APIError } = await import('better-auth/api');
  const forget = { accessToken: null, refreshToken: null, idToken: null };
  return {
    session: {
      create: {
        async before({ userId }) {
          const user = await db
            .selectFrom('user')
            .select('disabled_at')
            .where('id', '=', userId)
            .executeTakeFirst();
          if (user?.disabled_at !== null)
            throw new APIError('FORBIDDEN', { code: 'USER_DISABLED', message: 'This user is disabled.' });
          if ((await renewRole(deps, userId)) === 'refused')
            throw new APIError('FORBIDDEN', { code: 'NO_MAPPED_GROUP', message: 'No group has a role.' });
        },
      },
    },
    account: {
      create: { before: async (account) => ({ data: { ...account, ...forget } }) },
      update: { before: async (account) => ({ data: { ...account, ...forget } }) },
    },
  };
}
