import { afterEach, describe, expect, it } from 'vitest';
import { parseQuery } from '../wire/query.ts';
import { openAskers } from './askers.ts';
import { openQueryLog } from './query-log.ts';
import type { Reply } from './reply.ts';
import { askByUdp, questionOf } from './testing/dns-client.ts';
import { company, feed, policy } from './testing/sample-policy.ts';
import { ofLoopback, startTestResolver, type TestResolver } from './testing/test-resolver.ts';

const malware = policy({ msp: { feeds: [feed('malware', ['bad.example'])] }, companies: [company(1)] });
const hourMs = 3_600_000;

let running: TestResolver | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

async function start(until: number, settings = {}) {
  const clients = { ...ofLoopback, logged: [{ company: 1, until }] };
  running = await startTestResolver({ policy: malware, clients, settings });
  return running;
}

describe('the log of all queries of a company', () => {
  it('has the answer, whether it was blocked, and the client', async () => {
    const { dns, resolver } = await start(Date.now() + hourMs);
    await askByUdp(dns, 'Good.Example');
    await askByUdp(dns, 'bad.example');
    const { queries, lost } = resolver.takeQueries();
    const asked = { company: 1, client: '127.0.0.1', device: null, type: 'A', at: expect.any(Number) };
    expect(queries).toEqual([
      { ...asked, name: 'good.example', answer: 'NOERROR', isBlocked: false, ms: expect.any(Number) },
      { ...asked, name: 'bad.example', answer: 'NXDOMAIN', isBlocked: true, ms: expect.any(Number) },
    ]);
    expect(lost).toEqual([]);
    expect(resolver.takeQueries().queries).toEqual([]);
  });

  it('ends at its time, without a message', async () => {
    const { dns, resolver, passMs } = await start(Date.now() + hourMs);
    passMs(hourMs + 1);
    await askByUdp(dns, 'good.example');
    expect(resolver.takeQueries().queries).toEqual([]);
  });

  it('has no other company, and no address if addresses are hidden', async () => {
    const { dns, resolver } = await start(Date.now() + hourMs, { hideClients: true });
    await askByUdp(dns, 'good.example');
    expect(resolver.takeQueries().queries).toMatchObject([{ client: null }]);
    resolver.useClients({ ...ofLoopback, logged: [{ company: 2, until: Date.now() + hourMs }] });
    await askByUdp(dns, 'good.example');
    expect(resolver.takeQueries().queries).toEqual([]);
  });

  it('has a limit, and says how many queries it lost of which company', () => {
    const asker = openAskers(ofLoopback).byAddress('127.0.0.1', '');
    const parsed = parseQuery(questionOf('good.example'));
    if (asker === null || parsed.kind !== 'query') throw new Error('It cannot ask.');
    const { query } = parsed;
    const log = openQueryLog(Date.now, 2);
    const answered: Parameters<Reply>[] = [];
    for (let asked = 0; asked < 5; asked++)
      log.noting({ asker, query, at: 0, hideClients: false }, (...reply) => answered.push(reply))(null);
    expect(answered).toHaveLength(5);
    const { queries, lost } = log.take();
    expect(queries).toHaveLength(2);
    expect(lost).toEqual([{ company: 1, count: 3 }]);
    expect(log.take()).toEqual({ queries: [], lost: [] });
  });
});
