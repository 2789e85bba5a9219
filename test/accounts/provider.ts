import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Claims {
  sub: string;
  email?: string;
  email_verified?: boolean | string;
  name: string;
  [more: string]: unknown;
}

export const clientId = 'picket';
export const clientSecret = 'a secret of the client';

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
type KeyPair = ReturnType<typeof keyPair>;
/** Created once for all providers of a process: each pair takes a quarter of a second of CPU time. */
let keyPairs: readonly [first: KeyPair, second: KeyPair, unpublished: KeyPair] | undefined;

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An OpenID provider on loopback that signs in the person that the test names; stopped when the test ends. */
export async function startProvider() {
  keyPairs ??= [keyPair(), keyPair(), keyPair()];
  const [first, second, unpublished] = keyPairs;
  let current = first;
  let kid = 'key';
  const issued = new Map<string, { nonce: string | null; challenge: string | null }>();
  const state = {
    claims: { sub: '1', email: 'ada@msp.example', email_verified: true, name: 'Ada' } as Claims,
    /** Signs with a key that it does not publish. */
    forge: false,
    /** Says another nonce than it was given. */
    replay: false,
    /** Returns only an access token, and answers at its userinfo. */
    withoutIdToken: false,
    /** The ID token names only the subject; the other claims are at userinfo, for this subject. */
    userinfoSubject: undefined as string | undefined,
    /** Wrong values of claims of the ID token; undefined leaves a claim out. */
    wrong: {} as Record<string, unknown>,
    /** Of its header. */
    header: {} as Record<string, unknown>,
    /** Paths that answer with this status and body. */
    broken: {} as Record<string, { status: number; body: object }>,
    /** Further members of its discovery document. */
    document: {} as Record<string, unknown>,
  };

  function idToken(issuer: string, nonce: string | null): string {
    const now = Math.floor(Date.now() / 1000);
    const times = { iat: now, exp: now + 300 };
    const said = state.replay ? 'another' : nonce;
    const claims = state.userinfoSubject === undefined ? state.claims : { sub: state.claims.sub };
    const payload = { iss: issuer, aud: clientId, ...times, nonce: said, ...claims, ...state.wrong };
    const content = `${base64url({ alg: 'RS256', kid, typ: 'JWT', ...state.header })}.${base64url(payload)}`;
    const signature = sign('sha256', Buffer.from(content), (state.forge ? unpublished : current).privateKey);
    return `${content}.${signature.toString('base64url')}`;
  }

  const server = createServer(async (request, response) => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const { pathname } = new URL(request.url ?? '/', issuer);
    const broken = state.broken[pathname];
    if (broken !== undefined) return answer(broken.status, broken.body);
    if (pathname === '/.well-known/openid-configuration')
      return answer(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
        ...state.document,
      });
    if (pathname === '/keys')
      return answer(200, { keys: [{ ...current.publicKey.export({ format: 'jwk' }), kid, alg: 'RS256' }] });
    if (pathname === '/userinfo')
      return answer(200, { ...state.claims, sub: state.userinfoSubject ?? state.claims.sub });
    if (pathname !== '/token') return answer(404, {});
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const form = new URLSearchParams(body);
    const code = issued.get(form.get('code') ?? '');
    issued.delete(form.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const basic = `Basic ${Buffer.from(`${clientId}:${encodeURIComponent(clientSecret).replaceAll('%20', '+')}`).toString('base64')}`;
    if (form.get('client_secret') !== clientSecret && request.headers.authorization !== basic)
      return answer(401, {
        error: 'invalid_client',
        error_description: 'AADSTS7000222: The secret has expired.',
      });
    if (code === undefined || code.challenge !== verifier) return answer(400, { error: 'invalid_grant' });
    return answer(200, {
      access_token: 'access',
      token_type: 'Bearer',
      ...(state.withoutIdToken ? {} : { id_token: idToken(issuer, code.nonce) }),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    state,
    url,
    oidc: {
      name: 'Test ID',
      discoveryUrl: `${url}/.well-known/openid-configuration`,
      clientId,
      clientSecret,
    },
    /** From now on signs with another key, and publishes that one alone. */
    rotateKey() {
      current = current === first ? second : first;
      kid = randomUUID();
    },
    /** What the provider’s page does after somebody signed in: returns the address that it redirects to. */
    authorize(address: string): string {
      const { searchParams } = new URL(address);
      const code = randomUUID();
      issued.set(code, { nonce: searchParams.get('nonce'), challenge: searchParams.get('code_challenge') });
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', searchParams.get('state') ?? '');
      return `${back.pathname}${back.search}`;
    },
  };
}
