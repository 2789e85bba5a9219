import { describe, expect, it } from 'vitest';
import { startProvider } from '../../../test/accounts/provider.ts';
import { systemClock } from '../../platform/values/clock.ts';
import { openProvider } from './open-provider.ts';

async function world(skewMs = 0) {
  const { oidc, state, url } = await startProvider();
  const clock = { ...systemClock, now: () => new Date(Date.now() + skewMs) };
  const open = (change = {}) => openProvider({ ...oidc, ...change }, { clock, proxy: null });
  const look = async (change = {}) => {
    const provider = open(change);
    const checks = await provider.check();
    await provider.close();
    expect(checks.map(({ id }) => id)).toEqual(provider.expectedChecks.map(({ id }) => id));
    return { statuses: checks.map(({ status }) => status), checks, problem: provider.problem() };
  };
  return { state, url, look };
}

describe('doctor and status check the OpenID provider:', () => {
  it('all is well', async () => {
    const { look } = await world();
    expect(await look()).toMatchObject({ statuses: ['pass', 'pass', 'pass', 'pass'], problem: null });
  });

  it('cannot be reached', async () => {
    const { look } = await world();
    const { statuses, problem } = await look({ discoveryUrl: 'http://127.0.0.1:9/none' });
    expect(statuses).toEqual(['fail', 'skipped', 'skipped', 'skipped']);
    expect(problem?.message).toContain('ECONNREFUSED');
  });

  it.each([
    [{ status: 404, body: {} }, 'status 404'],
    [{ status: 302, body: {} }, 'status 302'],
    [{ status: 200, body: { issuer: 'x' } }, '`authorization_endpoint` is missing or wrong'],
  ])('the address is not that of a discovery document: %j', async (answer, what) => {
    const { look, state } = await world();
    state.broken = { '/.well-known/openid-configuration': answer };
    expect((await look()).problem?.message).toContain(what);
  });

  it('the provider is down: the address is not blamed', async () => {
    const { look, state } = await world();
    state.broken = { '/.well-known/openid-configuration': { status: 503, body: {} } };
    const { problem } = await look();
    expect(problem?.message).toContain('status 503');
    expect(problem?.hint).not.toContain('PICKET_OIDC_DISCOVERY_URL');
  });

  it('its issuer is a template: Entra ID for several tenants', async () => {
    const { look, state } = await world();
    state.document = { issuer: 'https://login.example/{tenantid}/v2.0' };
    expect((await look()).problem?.hint).toContain('<tenant id>');
  });

  it('its issuer is another address, which may be right', async () => {
    const { look, state } = await world();
    state.document = { issuer: 'https://id.example/' };
    expect(await look()).toMatchObject({ statuses: ['pass', 'unknown', 'pass', 'pass'], problem: null });
  });

  it.each([
    [{ status: 500, body: {} }],
    [{ status: 200, body: { keys: [] } }],
    [{ status: 200, body: { keys: [{ kty: 'RSA', use: 'enc' }] } }],
  ])('its keys cannot be read: %j', async (answer) => {
    const { look, state } = await world();
    state.broken = { '/keys': answer };
    expect((await look()).statuses).toEqual(['pass', 'pass', 'fail', 'pass']);
  });

  it('the clocks differ by more than tokens allow', async () => {
    const { look } = await world(-90_000);
    const { checks, statuses } = await look();
    expect(statuses.at(-1)).toBe('fail');
    expect(checks.at(-1)?.what).toMatch(/^This machine’s clock is (8|9)\d s behind/);
  });
});
