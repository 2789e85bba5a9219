import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Config, envExample, loadConfig } from './config.ts';
import { type Variable, variables } from './config-variables.ts';

function read(env: Record<string, string>): Config {
  const result = loadConfig(env);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.config;
}

function hintsFor(env: Record<string, string>): string[] {
  const result = loadConfig(env);
  return result.ok ? [] : result.problems.map((problem) => `${problem.message} ${problem.hint}`);
}

describe('loadConfig', () => {
  it('needs no variable at all', () => {
    expect(read({})).toEqual({
      data: './picket-data',
      host: '127.0.0.1',
      port: 8440,
      trustProxy: false,
      timeZone: 'UTC',
      oidcName: 'single sign-on',
      connectwiseRequestsPerMinute: 600,
      connectwiseCreateTimeout: 120_000,
      deliveryConcurrency: 2,
      deliverySearchDelays: [5000, 30_000, 120_000, 300_000],
      dnsListen: [{ host: '127.0.0.1', port: 5300 }],
      backupBeforeUpgrade: true,
      metricsOpen: false,
      allowPrivateNetwork: false,
      logLevel: 'info',
      logFormat: 'json',
    });
  });

  it('logs prettily on a terminal unless another format is set', () => {
    expect(loadConfig({}, { terminal: true })).toMatchObject({ config: { logFormat: 'pretty' } });
    expect(loadConfig({ PICKET_LOG_FORMAT: 'json' }, { terminal: true })).toMatchObject({
      config: { logFormat: 'json' },
    });
  });

  it('treats an empty variable as not set', () => {
    expect(read({ PICKET_PORT: '', PICKET_PUBLIC_URL: ' ' })).toEqual(read({}));
  });

  it('accepts an OpenID provider only with all its variables', () => {
    const PICKET_OIDC_DISCOVERY_URL = 'https://id.example/.well-known/openid-configuration';
    expect(hintsFor({ PICKET_OIDC_DISCOVERY_URL }).join()).toContain('PICKET_OIDC_CLIENT_ID');
    expect(read({ PICKET_OIDC_DISCOVERY_URL, PICKET_OIDC_CLIENT_ID: 'picket' })).toMatchObject({
      oidcDiscoveryUrl: PICKET_OIDC_DISCOVERY_URL,
    });
    const plain = { PICKET_OIDC_DISCOVERY_URL: 'http://id.example/', PICKET_OIDC_CLIENT_ID: 'picket' };
    expect(hintsFor(plain).join()).toContain('https');
  });

  it.each([
    ['PICKET_PORT', '0', { port: 0 }],
    ['PICKET_PUBLIC_URL', 'https://Picket.example/', { publicUrl: 'https://picket.example' }],
    ['PICKET_TIME_ZONE', 'Europe/Vienna', { timeZone: 'Europe/Vienna' }],
    ['PICKET_TRUST_PROXY', '2', { trustProxy: 2 }],
    ['PICKET_TRUST_PROXY', '0', { trustProxy: false }],
    ['PICKET_TRUST_PROXY', '192.0.2.7, 2001:db8::/32', { trustProxy: ['192.0.2.7', '2001:db8::/32'] }],
    ['PICKET_ALLOW_PRIVATE_NETWORK', 'Yes', { allowPrivateNetwork: true }],
    [
      'PICKET_DNS_LISTEN',
      '192.0.2.1:53, [2001:db8::1]:53',
      {
        dnsListen: [
          { host: '192.0.2.1', port: 53 },
          { host: '2001:db8::1', port: 53 },
        ],
      },
    ],
    ['PICKET_DNS_HTTP_LISTEN', '127.0.0.1:5380', { dnsHttpListen: { host: '127.0.0.1', port: 5380 } }],
    ['PICKET_DELIVERY_SEARCH_DELAYS', '1s', { deliverySearchDelays: [1000] }],
    ['PICKET_HOST', '::1', { host: '::1' }],
    ['PICKET_SECRET_KEY', `${'A'.repeat(43)}=`, { secretKey: `${'A'.repeat(43)}=` }],
  ])('%s=%s', (name, value, config) => expect(read({ [name]: value })).toMatchObject(config));

  it.each([
    ['PICKET_PORT', '65536'],
    ['PICKET_PORT', '1e3'],
    ['PICKET_HOST', '[::1]'],
    ['PICKET_HOST', '127.0.0.1:80'],
    ['PICKET_PUBLIC_URL', 'picket.example'],
    ['PICKET_PUBLIC_URL', 'https://picket.example/under'],
    ['PICKET_PUBLIC_URL', 'ftp://picket.example'],
    ['PICKET_TRUST_PROXY', 'true'],
    ['PICKET_TRUST_PROXY', '192.0.2.0/33'],
    ['PICKET_TIME_ZONE', 'Vienna'],
    ['PICKET_CONNECTWISE_REQUESTS_PER_MINUTE', '1001'],
    ['PICKET_CONNECTWISE_CREATE_TIMEOUT', '120'],
    ['PICKET_DNS_LISTEN', '2001:db8::1:53'],
    ['PICKET_DNS_LISTEN', 'localhost:53'],
    ['PICKET_DNS_LISTEN', '192.0.2.1'],
    ['PICKET_DNS_HTTP_LISTEN', '127.0.0.1:65536'],
    ['PICKET_DELIVERY_SEARCH_DELAYS', '5s,,2m'],
    ['PICKET_DELIVERY_CONCURRENCY', '0'],
    ['PICKET_ALLOW_PRIVATE_NETWORK', 'maybe'],
    ['PICKET_LOG_LEVEL', 'loud'],
  ])('refuses %s=%s, and says what to write', (name, value) => {
    const [hint, ...more] = hintsFor({ [name]: value });
    expect(more).toEqual([]);
    expect(hint).toContain(`${name} is “${value}”`);
    expect(hint).toContain('Write ');
  });

  it('reports all errors at once', () => {
    const env = { PICKET_PORT: 'x', PICKET_LOG_LEVEL: 'x', PICKET_TIME_ZONE: 'x' };
    expect(hintsFor(env)).toHaveLength(3);
  });

  it('refuses a key and a key file together', () => {
    const env = { PICKET_SECRET_KEY: 'a'.repeat(64), PICKET_SECRET_KEY_FILE: '/run/key' };
    expect(hintsFor(env)).toEqual([expect.stringContaining('only one')]);
  });

  it.each(['PICKET_SECRET_KEY', 'PICKET_DATABASE_URL', 'PICKET_TOKEN'])('never shows %s', (name) => {
    expect(hintsFor({ [name]: 'hunter2' })[0]).not.toContain('hunter2');
  });

  it('warns of an unknown variable and suggests the probable name', () => {
    const result = loadConfig({ PICKET_PROT: '80', PICKET_SOMETHING_ELSE_ENTIRELY: '1', PATH: '/bin' });
    expect(result.warnings).toEqual([
      expect.stringContaining('did you mean PICKET_PORT?'),
      expect.stringMatching(/knows no such variable\.$/),
    ]);
  });

  it('returns a result and never throws, with any environment', () => {
    const names = Object.values(variables).map((definition) => definition.name);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string()), (env) => {
        const result = loadConfig(env);
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
    );
  });
});

describe('the table of variables', () => {
  it('has a valid default and a description for each', () => {
    for (const { name, initial, schema, doc } of Object.values<Variable<unknown>>(variables)) {
      expect(name).toMatch(/^(PICKET_[A-Z_]+|[A-Z]+_PROXY)$/);
      expect(doc).toMatch(/\.$/);
      if (initial !== undefined) expect(schema.safeParse(initial).success).toBe(true);
    }
  });

  it('is what .env.example shows (UPDATE_ENV_EXAMPLE=1 writes it)', () => {
    const file = new URL('../../../.env.example', import.meta.url);
    if (process.env.UPDATE_ENV_EXAMPLE) writeFileSync(file, envExample());
    expect(readFileSync(file, 'utf8')).toBe(envExample());
  });
});
