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
  /** Where people reach Picket; without it, where each request came to. */
  readonly publicUrl?: string | undefined;
  readonly log: { debug(message: string): void; warn(fields: object, message: string): void };
}

/** The header in which this server tells better-auth whom a request comes from; clients cannot send it. */
export const clientAddressHeader = 'x-picket-client-address';

export const authPath = '/api/auth';
const dayInSeconds = 86_400;
/** A session ends after seven days without use; use is noted once a day. */
const session = { expiresIn: 7 * dayInSeconds, updateAge: dayInSeconds, freshAge: 0 };

/** A user’s id, and of everything else that better-auth stores. */
export const newId = (random: RandomBytes): string => Buffer.from(random(16)).toString('hex');

/**
 * better-auth on Picket’s own database. Loaded when it is first used: it takes longer than most commands do.
 * `provider` adds the OpenID provider, which is asked for its addresses at once.
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
      // A person is known by the provider’s word only where the provider checked the e-mail address.
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
    // It counts by address alone, and behind a proxy all share one. Picket counts (http/limits.ts, limit-guesses.ts).
    rateLimit: { enabled: false },
    databaseHooks,
    // What is no refusal is thrown to Picket’s own handler of errors, rather than printed.
    onAPIError: { errorURL: '/sign-in', throw: true },
    telemetry: { enabled: false },
    logger: { level: 'debug', log: (level, message) => log.debug(`better-auth (${level}): ${message}`) },
    advanced: {
      cookiePrefix: prefix,
      // Its own switch would name them `__Secure-…`, which a neighbouring host may set.
      useSecureCookies: false,
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      // Every route of Picket is guarded alike (http/same-origin.ts). Where to go afterwards is checked by better-auth.
      disableCSRFCheck: true,
      disableOriginCheck: false,
      database: { generateId: () => newId(random), validateSchema: false },
    },
  } satisfies BetterAuthOptions;
}

/**
 * No session begins for somebody who was disabled, or whose groups at the OpenID provider give no role; and what that
 * provider’s tokens could do is not kept.
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
