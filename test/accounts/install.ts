import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { type AccountsOptions, makeAccounts } from '../../src/accounts/accounts.ts';
import { openProvider } from '../../src/accounts/provider/open-provider.ts';
import type { OidcProvider } from '../../src/accounts/provider/provider.ts';
import type { Passwords } from '../../src/accounts/sign-in/password.ts';
import type { ProviderRefused } from '../../src/accounts/sign-in/sign-in-options.ts';
import { ensureFirstLink } from '../../src/accounts/users/first-link.ts';
import { causeOf } from '../../src/app/sign-in-provider.ts';
import { countAccountEvents } from '../../src/ops/refusals/count-account-events.ts';
import { watchRefusals } from '../../src/ops/refusals/watch-refusals.ts';
import { createMetrics } from '../../src/ops/telemetry/metrics.ts';
import { openKeyring } from '../../src/platform/secrets/keyring.ts';
import { auditRoutes } from '../../src/platform/settings/audit-routes.ts';
import { systemClock } from '../../src/platform/values/clock.ts';
import { systemRandom } from '../../src/platform/values/random.ts';
import type { TestDatabase } from '../database/use-database.ts';
import { start } from '../http/start-server.ts';
import { type Browser, openBrowser } from './browser.ts';

export const password = 'correct horse battery';
const secretKey = Buffer.alloc(32, 7).toString('base64');

/** A cheap hash in place of the real one, which takes a tenth of a second and is tested separately. */
const quickPasswords: Passwords = {
  hash: async (text) => createHash('sha256').update(text).digest('hex'),
  verify: async ({ hash, password }) => hash === (await quickPasswords.hash(password)),
};

/** A server with the routes of accounts/ over a test’s database. */
export async function install(
  { db }: TestDatabase,
  more: Partial<AccountsOptions> & { readonly oidc?: OidcProvider } = {},
  { trustProxy = false }: { trustProxy?: false | number } = {},
) {
  const keyring = openKeyring({ secretKey, random: systemRandom });

  const warnings: { fields: Record<string, unknown>; message: string }[] = [];
  const log = {
    debug: () => {},
    warn: (fields: object, message: string) =>
      void warnings.push({ fields: fields as Record<string, unknown>, message }),
  };
  const base = { db, keyring, clock: systemClock, random: systemRandom, passwords: quickPasswords, log };
  const metrics = createMetrics({ countAccountEvents: () => countAccountEvents(db) });
  const refusals = watchRefusals({
    db,
    clock: more.clock ?? systemClock,
    log,
    count: (kind) => metrics.refusals.inc({ kind }),
    publicUrl: more.publicUrl,
  });
  const { oidc, ...others } = more;
  const provider = oidc && openProvider(oidc, { clock: others.clock ?? systemClock, proxy: null });
  if (provider !== undefined) onTestFinished(() => provider.close());
  const providerRefused: ProviderRefused = (request, by) => refusals.note(request, 'provider', causeOf(by));
  const options = { ...base, provider, providerRefused, ...others };
  const accounts = makeAccounts(options);
  const server = await start({
    config: { host: '192.0.2.1', trustProxy, publicUrl: options.publicUrl },
    authenticate: accounts.tokens.authenticate,
    authenticateSession: accounts.sessions.authenticate,
    seeProblem: (request, { code }) => refusals.see(request, code),
    routes: [...accounts.routes, auditRoutes({ db })],
  });
  const browser = (options?: { address?: string }) => openBrowser(server, options);
  const { clock, random } = options;
  return { options, db, accounts, server, browser, clock, random, metrics, refusals, warnings };
}

export type Installed = Awaited<ReturnType<typeof install>>;

/** The token in a one-time link. */
export const tokenOf = (link: string | null): string => link?.split('#token=')[1] ?? '';

export async function firstToken({ db, clock, random }: Installed): Promise<string> {
  return tokenOf(await ensureFirstLink(db, { clock, random, url: 'http://localhost' }));
}

/** Creates the first administrator, and signs her in. */
export async function firstAdministrator(installed: Installed): Promise<Browser> {
  const browser = installed.browser();
  const token = await firstToken(installed);
  const person = { name: 'Ada', email: 'ada@msp.example', password };
  expectStatus(await browser.post('/api/v1/welcome', { token, ...person }), 200);
  await signIn(browser, person.email);
  return browser;
}

/** Adds a person as an administrator does; the person chooses a password. Returns the id. */
export async function addPerson(admin: Browser, name: string, role: string): Promise<string> {
  const email = `${name.toLowerCase()}@msp.example`;
  const added = expectStatus(await admin.post('/api/v1/users', { email, name, role }), 201);
  expectStatus(await admin.post('/api/v1/welcome', { token: tokenOf(added.body.link), password }), 200);
  return added.body.id;
}

export async function signIn(browser: Browser, email: string): Promise<void> {
  expectStatus(await browser.post('/api/auth/sign-in/email', { email, password }), 200);
}

export function expectStatus<T extends { status: number; body: unknown }>(seen: T, status: number): T {
  if (seen.status !== status) throw new Error(`${seen.status}: ${JSON.stringify(seen.body)}`);
  return seen;
}
