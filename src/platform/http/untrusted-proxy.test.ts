import { expect, it } from 'vitest';
import { start } from '../../../test/http/start-server.ts';
import { watchUntrustedProxy } from './untrusted-proxy.ts';

const hour = 3_600_000;

async function watched(trustProxy: false | number | readonly string[]) {
  const lines: object[] = [];
  let now = 0;
  const proxy = watchUntrustedProxy(
    { warn: (line: object) => lines.push(line) },
    { now: () => new Date(now) },
  );
  const server = await start({ config: { host: '127.0.0.1', trustProxy }, seeRequest: proxy.see });
  const ask = (headers: Record<string, string>, remoteAddress = '10.0.0.9') =>
    server.inject({ url: '/nowhere', headers, remoteAddress });
  return { ask, proxy, lines, pass: (ms: number) => (now += ms) };
}

it.each([
  [false, '10.0.0.9', { 'x-forwarded-for': '198.51.100.7' }, '10.0.0.9'],
  [false, '10.0.0.9', { forwarded: 'for=198.51.100.7' }, '10.0.0.9'],
  [false, '10.0.0.9', {}, undefined],
  [1, '10.0.0.9', { 'x-forwarded-for': '198.51.100.7' }, undefined],
  [1, '10.0.0.9', { 'x-forwarded-for': '10.0.0.9' }, undefined],
  [['10.0.0.9'], '10.0.0.9', { 'x-forwarded-for': '198.51.100.7' }, undefined],
  [['10.0.0.9'], '10.0.0.8', { 'x-forwarded-for': '198.51.100.7' }, '10.0.0.8'],
] as const)('trusting %j, a request from %s with %j is noticed as %s', async (trust, from, headers, seen) => {
  const { ask, proxy } = await watched(trust);
  await ask(headers, from);
  expect(proxy.last()?.address).toBe(seen);
});

it('is logged once an hour, and reported for an hour after the last request', async () => {
  const { ask, proxy, lines, pass } = await watched(false);
  const forwarded = { 'x-forwarded-for': '198.51.100.7' };
  for (let at = 0; at < 5; at += 1) await ask(forwarded);
  expect(lines).toEqual([{ address: '10.0.0.9' }]);
  pass(hour);
  expect(proxy.last()).toBeNull();
  await ask(forwarded);
  expect(lines).toHaveLength(2);
});
