import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { OpenedProvider } from '../provider/open-provider.ts';
import { providerSettings } from '../provider/provider-settings.ts';
import { signOutUrl } from '../provider/sign-out-url.ts';
import { cookieNames, parseCookies, tokenInCookie } from './cookies.ts';

/** The encryption context for the ID token of a session. Only the sign-out at the provider needs it. */
const idTokenContext = 'session.provider_token';

/** How long a sign-out waits for a provider that does not answer, in milliseconds. */
const patience = 3000;

interface Deps {
  readonly db: Kysely<Schema>;
  readonly keyring: Keyring;
  readonly provider?: OpenedProvider | undefined;
  readonly publicUrl?: string | undefined;
}

/** Stores the ID token of a session that began at the provider. */
export async function keepIdToken({ db, keyring }: Deps, sessionId: string, idToken: string): Promise<void> {
  const sealed = keyring.seal(idToken, idTokenContext);
  await db.updateTable('session').set({ provider_token: sealed }).where('id', '=', sessionId).execute();
}

/**
 * The address at which the browser also signs out at the provider; null if the session did not begin there, or the
 * provider has no such address. Call it before the session ends. `own`: the address of Picket.
 */
export async function findSignOutUrl(
  deps: Deps,
  request: FastifyRequest,
  own: string,
): Promise<string | null> {
  const { db, keyring, provider, publicUrl } = deps;
  if (provider === undefined || request.identity?.kind !== 'user') return null;
  const cookies = parseCookies(request.headers.cookie ?? '', cookieNames(publicUrl));
  const token = tokenInCookie(cookies.get(cookieNames(publicUrl).session) ?? '') ?? '';
  const session = await db
    .selectFrom('session')
    .select('provider_token')
    .where('token', '=', token)
    .executeTakeFirst();
  if (session?.provider_token == null) return null;
  if (!(await loadSetting(db, providerSettings)).signOutAtProvider) return null;
  const found = await provider.discovery(AbortSignal.timeout(patience));
  if (!found.ok) return null;
  const idToken = keyring.unseal(session.provider_token, idTokenContext);
  return signOutUrl(found.value, {
    clientId: provider.clientId,
    idToken,
    back: new URL('/sign-in', own).href,
  });
}
