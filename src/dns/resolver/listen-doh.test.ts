import { createHash } from 'node:crypto';
import { decode } from '@dnsquery/dns-packet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { questionOf } from './testing/dns-client.ts';
import { company, feed, list, policy } from './testing/sample-policy.ts';
import { startTestResolver, type TestResolver } from './testing/test-resolver.ts';

const token = 'pk_doh_7f3a';
const hash = createHash('sha256').update(token).digest('hex');
let running: TestResolver;
let url: string;

beforeEach(async () => {
  running = await startTestResolver({
    policy: policy({
      msp: { feeds: [feed('malware', ['bad.example'])] },
      companies: [company(4, { lists: [list('block', ['four.example'])] })],
    }),
    clients: { networks: [], devices: [], tokens: [{ hash, company: 4, device: 'phone' }] },
    settings: { doh: { host: '127.0.0.1', port: 0 } },
  });
  url = `http://127.0.0.1:${running.addresses.doh?.port}/dns-query`;
});
afterEach(() => running.close());

const get = (name: string, path = `/${token}`, headers = {}) =>
  fetch(`${url}${path}?dns=${Buffer.from(questionOf(name, { id: 0 })).toString('base64url')}`, { headers });
const post = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { 'content-type': 'application/dns-message' },
) => fetch(`${url}/${token}`, { method: 'POST', body, headers });
const decoded = async (response: Response) => decode(Buffer.from(await response.arrayBuffer()));

describe('DNS over HTTPS', () => {
  it('answers GET and POST, and says how long the answer may be kept', async () => {
    for (const response of [
      await get('good.example'),
      await post(Uint8Array.from(questionOf('good.example', { id: 0 }))),
    ]) {
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/dns-message');
      expect(response.headers.get('cache-control')).toBe('max-age=60');
      expect(await decoded(response)).toMatchObject({ id: 0, answers: [{ data: '192.0.2.7' }] });
    }
    running.passMs(30_500);
    expect((await get('good.example')).headers.get('cache-control')).toBe('max-age=30');
  });

  it('uses the policy of the token’s company, and records its device and the address that a local proxy reports', async () => {
    const response = await get('four.example', `/${token}`, { 'x-forwarded-for': '10.9.9.9, 203.0.113.5' });
    expect(response.headers.get('cache-control')).toBe('max-age=60');
    expect(await decoded(response)).toMatchObject({ rcode: 'NXDOMAIN' });
    expect(running.takeSeen()).toMatchObject([
      { company: 4, device: 'phone', client: '203.0.113.5', name: 'four.example' },
    ]);
  });

  it('refuses unknown tokens and counts them', async () => {
    expect((await get('good.example', '/other')).status).toBe(403);
    expect(running.resolver.state().totals.strangers).toBe(1);
    expect(running.upstream.asked).toEqual([]);
  });

  it.each([
    ['another path', () => fetch(`${url}s/${token}`), 404],
    ['no token', () => get('good.example', ''), 404],
    ['another method', () => fetch(`${url}/${token}`, { method: 'PUT', body: 'x' }), 405],
    ['no message', () => fetch(`${url}/${token}`), 400],
    ['a message that is not base64url', () => fetch(`${url}/${token}?dns=a+b=`), 400],
    ['a message without a header', () => fetch(`${url}/${token}?dns=AAAA`), 400],
    ['an answer instead of a query', () => fetch(`${url}/${token}?dns=AACAAAAAAAAAAAAA`), 429],
    ['another content type', () => post('{}', { 'content-type': 'application/json' }), 415],
    ['a body that is too large', () => post(new Uint8Array(65_536)), 413],
  ])('answers %s with its status', async (_, ask, status) => {
    expect((await ask()).status).toBe(status);
  });

  it('answers a malformed query with a DNS error, which must not be cached', async () => {
    const response = await post(Uint8Array.from(questionOf('good.example').slice(0, 20)));
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await decoded(response)).toMatchObject({ rcode: 'FORMERR' });
  });
});
