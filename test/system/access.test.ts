import { describe, expect, it } from 'vitest';
import { mayActAs, type Role, roles } from '../../src/platform/http/principal.ts';
import { type Call, configOf, dataFolder, expectOk, runApp } from './world.ts';

/** Routes that everybody may call. Add a new one here. */
const open = [
  'GET /api/auth/callback/oidc',
  'GET /api/auth/get-session',
  'GET /api/openapi.json',
  'GET /api/v1/sign-in',
  // With a token in the address, which differs for each company; any other is not found.
  'GET /dns/rpz/{token}',
  'GET /dns/update/{token}',
  'GET /healthz',
  'GET /readyz',
  'POST /api/auth/sign-in/email',
  'POST /api/auth/sign-in/social',
  'POST /api/auth/sign-out',
  'POST /api/auth/two-factor/verify-backup-code',
  'POST /api/auth/two-factor/verify-totp',
  'POST /api/v1/welcome',
  'POST /api/v1/welcome/check',
  'POST /dns/update/{token}',
];

/** Routes with their own authentication, by a signature or a separate token. */
const own = ['GET /metrics', 'POST /api/v1/connectwise/callbacks', 'POST /api/v1/sources/{id}/detections'];

/** Actions that a stolen session or token alone must not do, with the scope that they need. */
const confirmed = [
  'DELETE /api/v1/tokens/{id}: person',
  'DELETE /api/v1/users/{id}/sessions: users',
  'PATCH /api/v1/users/{id}: users',
  'POST /api/v1/export: export',
  'POST /api/v1/import: export',
  'POST /api/v1/tokens: tokens',
  'POST /api/v1/users/{id}/reset: users',
  'POST /api/v1/users: users',
  'PUT /api/v1/connectwise/connection: connection',
  'PUT /api/v1/settings/backup: export',
  'PUT /api/v1/settings/sign-in-provider: users',
  'PUT /api/v1/settings/sign-in: users',
];

interface Route {
  readonly method: string;
  readonly path: string;
  readonly access: string;
  /** For people who are signed in only. */
  readonly person: boolean;
  /** The scope that an API token must name; `person`: people confirm, tokens need none. */
  readonly guarded: string | undefined;
}

interface Described {
  readonly paths: Record<
    string,
    Record<string, { 'x-access': string; 'x-person'?: boolean; 'x-guarded'?: string }>
  >;
}

const password = 'correct horse battery';
const everybody = ['nobody', ...roles.flatMap((role) => [`${role} by token`, `${role} by cookie`])];

function routesOf({ paths }: Described): Route[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      access: operation['x-access'],
      person: operation['x-person'] === true,
      guarded: operation['x-guarded'],
    })),
  );
}

/** The expected answer of the guard; undefined if it lets the call through. */
function refusal({ access, person, guarded }: Route, who: string): 401 | 403 | undefined {
  if (access === 'public' || access === 'own') return undefined;
  if (who === 'nobody') return 401;
  const [role, , by] = who.split(' ') as [Role, string, string];
  if (!mayActAs(role, access as Role)) return 403;
  // These tokens name no scope; people have just signed in, which counts as confirming.
  const lacksScope = guarded !== undefined && guarded !== 'person';
  return (person || lacksScope) && by === 'token' ? 403 : undefined;
}

/**
 * Calls a route without an effect: a body of a type that no route accepts is refused right after the guard has let the
 * call through. Routes that only read are called normally.
 */
async function statusOf(url: string, { method, path }: Route, headers: Record<string, string>) {
  const stopping = new AbortController();
  const changes = method !== 'GET';
  const response = await fetch(url + path.replaceAll(/\{\w+\}/g, '1'), {
    method,
    redirect: 'manual',
    signal: stopping.signal,
    headers: { ...headers, ...(changes ? { 'content-type': 'application/x-none', origin: url } : {}) },
    ...(changes ? { body: 'nothing' } : {}),
  });
  // For an endless stream, its beginning is enough.
  stopping.abort();
  return response.status;
}

/** The headers that identify each of them. */
async function identities(url: string, call: Call): Promise<Record<string, Record<string, string>>> {
  const known: Record<string, Record<string, string>> = { nobody: {} };
  for (const role of roles) {
    const { token } = await expectOk(call('POST', '/api/v1/tokens', { name: role, role }));
    known[`${role} by token`] = { authorization: `Bearer ${token}` };
    const email = `${role}@msp.example`;
    const { link } = await expectOk(call('POST', '/api/v1/users', { email, name: role, role }));
    await expectOk(call('POST', '/api/v1/welcome', { token: link.split('#token=')[1], password }));
    const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ email, password }),
    });
    known[`${role} by cookie`] = { cookie: signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  }
  return known;
}

describe('every route', () => {
  it('answers 401 and 403 exactly as its access requires, to any caller', async () => {
    const { url, call } = await runApp(configOf(dataFolder()));
    const known = await identities(url, call);
    const routes = routesOf(await expectOk(call('GET', '/api/openapi.json')));
    expect(routes.length).toBeGreaterThan(50);

    const wrong: string[] = [];
    for (const route of routes.filter(({ access }) => access !== 'own')) {
      for (const who of everybody) {
        const status = await statusOf(url, route, known[who] ?? {});
        const expected = refusal(route, who);
        const right = expected === undefined ? status !== 401 && status !== 403 : status === expected;
        if (!right)
          wrong.push(`${route.method} ${route.path} by ${who}: ${status}, not ${expected ?? 'let in'}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('that asks for a password again, or for a scope, is listed here', async () => {
    const { call } = await runApp(configOf(dataFolder()));
    const routes = routesOf(await expectOk(call('GET', '/api/openapi.json')));
    const guarded = routes
      .filter((route) => route.guarded !== undefined)
      .map(({ method, path, guarded }) => `${method} ${path}: ${guarded}`)
      .sort();
    expect(guarded).toEqual(confirmed);
  });

  it('that is open to anybody, or guards itself, is listed here', async () => {
    const { call } = await runApp(configOf(dataFolder()));
    const routes = routesOf(await expectOk(call('GET', '/api/openapi.json')));
    const of = (wanted: string) =>
      routes
        .filter(({ access }) => access === wanted)
        .map(({ method, path }) => `${method} ${path}`)
        .sort();
    expect(of('public')).toEqual(open);
    expect(of('own')).toEqual(own);
    for (const { access } of routes) expect(['public', 'own', ...roles]).toContain(access);
  });
});
