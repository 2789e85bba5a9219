import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { OpenedProvider } from '../provider/open-provider.ts';
import { providerSettings } from '../provider/provider-settings.ts';
import { signOutUrl } from '../provider/sign-out-url.ts';
import { cookieNames, parseCookies, tokenInCookie } from './cookies.ts';

/** The keyring’s context for the ID token of a session: only the sign-out at the provider needs it. */
const idTokenContext = 'session.provider_token';

/** Milliseconds for which a sign-out waits for a provider that does not answer. */
const patience = 3000;

interface Deps {
  readonly db: Kysely<Schema>;
  readonly keyring: Keyring;
  readonly provider?: OpenedProvider | undefined;
  readonly publicUrl?: string | undefined;
}

/** Keeps the ID token of a session that began at the provider. */
export async function keepIdToken({ db, keyring }: Deps, sessionId: string, idToken: string): Promise<void> {
  const sealed = keyring.seal(idToken, idTokenContext);
  await db.updateTable('session').set({ provider_token: sealed }).where('id', '=', sessionId).execute();
}

/**
 * Where the browser goes to sign out at the provider, too; null where the session did not begin there, or the provider has no
 * such address. To be asked before the session ends. `own`: where Picket is.
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
