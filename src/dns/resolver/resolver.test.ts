import { afterEach, describe, expect, it } from 'vitest';
import { rcodes, types } from '../wire/constants.ts';
import { nameFromText } from '../wire/name.ts';
import type { Query } from '../wire/query.ts';
import { writeReply } from '../wire/write.ts';
import { askByTcp, askByUdp, edns, questionOf, sendByUdp } from './testing/dns-client.ts';
import { addressReply, startFakeUpstream } from './testing/fake-upstream.ts';
import { blockRule, company, feed, list, policy } from './testing/sample-policy.ts';
import { startTestResolver, type TestResolver } from './testing/test-resolver.ts';

let running: TestResolver;
const start = async (...options: Parameters<typeof startTestResolver>) => {
  running = await startTestResolver(...options);
  return running;
};
afterEach(() => running.close());

const malware = policy({ msp: { feeds: [feed('malware', ['bad.example'])] }, companies: [company(1)] });
const wire = (text: string) => nameFromText(text) ?? new Uint8Array();
const cname = (query: Query, target: string, ip = [192, 0, 2, 7]) =>
  writeReply(query, {
    rcode: rcodes.noError,
    answers: [
      { name: null, type: types.CNAME, ttl: 60, data: wire(target) },
      { name: wire(target), type: types.A, ttl: 60, data: Uint8Array.from(ip) },
    ],
  });

describe('a name that is not blocked', () => {
  it('is answered by the upstream, and then from the cache with a TTL that counts down', async () => {
    const { dns, upstream, passMs, resolver } = await start({ policy: malware });
    const first = await askByUdp(dns, 'Good.Example');
    expect(first).toMatchObject({ id: 4711, rcode: 'NOERROR', questions: [{ name: 'Good.Example' }] });
    expect(first.answers).toMatchObject([{ type: 'A', ttl: 60, data: '192.0.2.7' }]);
    passMs(20_500);
    expect((await askByUdp(dns, 'good.example')).answers).toMatchObject([{ ttl: 40 }]);
    expect(upstream.asked).toHaveLength(1);
    passMs(40_000);
    expect((await askByUdp(dns, 'good.example')).answers).toMatchObject([{ ttl: 60 }]);
    expect(upstream.asked).toHaveLength(2);
    expect(resolver.state().totals).toMatchObject({ queries: 3, cached: 1, blocked: 0 });
  });

  it('is sent to the upstream once, however many clients query it at the same time', async () => {
    const { dns, upstream } = await start({ policy: malware });
    const ids = Array.from({ length: 20 }, (_, id) => id);
    const answers = await Promise.all(ids.map((id) => askByUdp(dns, 'good.example', { id })));
    expect(answers.map(({ id, answers: found }) => [id, found?.length])).toEqual(ids.map((id) => [id, 1]));
    expect(upstream.asked).toHaveLength(1);
  });

  it('gets SERVFAIL with a reason if no upstream answers', async () => {
    const { dns, resolver } = await start({ settings: { upstreams: [] } });
    expect(await askByUdp(dns, 'good.example', { more: edns() })).toMatchObject({ rcode: 'SERVFAIL' });
    expect(resolver.state().totals.failed).toBe(1);
  });

  it('is answered in one packet by UDP, and completely by TCP', async () => {
    const { dns, upstream } = await start({ policy: malware });
    const data = Uint8Array.of(200, ...new Array<number>(200).fill(97));
    upstream.behave((query) =>
      writeReply(query, {
        rcode: 0,
        answers: Array.from({ length: 4 }, () => ({ name: null, type: types.TXT, ttl: 60, data })),
      }),
    );
    const sizes = [
      [{}, true],
      [edns(512), true],
      [edns(1232), false],
      [edns(4096), false],
    ] as const;
    for (const [more, isCut] of sizes) {
      const answer = await askByUdp(dns, 'long.example', { type: 'TXT', more });
      expect(answer.flag_tc).toBe(isCut);
      expect(answer.answers).toHaveLength(isCut ? 0 : 4);
    }
    const [whole] = await askByTcp(dns, [questionOf('long.example', { type: 'TXT' })]);
    expect(whole?.length).toBeGreaterThan(800);
  });
});

describe('a blocked name', () => {
  it('does not exist, with an SOA record, and an extended error for clients with EDNS', async () => {
    const { dns, upstream, takeSeen } = await start({ policy: malware });
    const answer = await askByUdp(dns, 'www.bad.example', { more: edns() });
    expect(answer).toMatchObject({ rcode: 'NXDOMAIN', answers: [] });
    expect(answer.authorities).toMatchObject([{ type: 'SOA', name: 'bad.example', ttl: 60 }]);
    expect(answer.additionals).toMatchObject([{ type: 'OPT', options: [{ code: 15 }] }]);
    const plain = await askByUdp(dns, 'www.bad.example');
    expect(plain.additionals).toEqual([]);
    expect(upstream.asked).toEqual([]);
    expect(takeSeen()).toMatchObject([
      {
        company: 1,
        client: '127.0.0.1',
        device: null,
        name: 'www.bad.example',
        queryTypes: { A: 2 },
        count: 2,
        action: 'block',
        answer: 'nxdomain',
        reason: 'malware',
        category: 'malware',
        list: { kind: 'feed', id: 9, name: 'Feed' },
        entry: { text: 'bad.example' },
        rule: null,
        generation: 7,
        target: null,
      },
    ]);
  });

  it('has the code Blocked for a threat and Filtered for a chosen category', async () => {
    const chosen = policy({
      msp: {
        feeds: [feed('malware', ['bad.example']), feed('gambling', ['dice.example'], { id: 10 })],
        categories: ['gambling'],
      },
    });
    const { dns } = await start({ policy: chosen });
    const codeOf = async (name: string) => {
      const bytes = await sendByUdp(dns, questionOf(name, { more: edns() }));
      const text = Buffer.from(bytes ?? []).toString('latin1');
      const at = text.lastIndexOf('Picket: ');
      return [text.charCodeAt(at - 1), text.slice(at)];
    };
    expect(await codeOf('bad.example')).toEqual([15, 'Picket: malware (Feed)']);
    expect(await codeOf('dice.example')).toEqual([17, 'Picket: gambling (Feed)']);
  });

  it('is answered as its rule sets', async () => {
    const rules = [
      { ...blockRule('a.example', 'nodata'), locked: false },
      { ...blockRule('b.example', 'refused'), locked: false },
    ];
    const { dns } = await start({ policy: policy({ msp: { rules } }) });
    expect(await askByUdp(dns, 'a.example')).toMatchObject({
      rcode: 'NOERROR',
      answers: [],
      authorities: [{ type: 'SOA' }],
    });
    expect(await askByUdp(dns, 'b.example')).toMatchObject({ rcode: 'REFUSED', authorities: [] });
  });

  it('is blocked by a CNAME target, unless the queried name is allowed', async () => {
    const allowing = policy({
      msp: { feeds: [feed('malware', ['bad.example'])] },
      companies: [company(1, { lists: [list('allow', ['allowed.example'])] })],
    });
    const { dns, upstream, takeSeen } = await start({ policy: allowing });
    upstream.behave((query) => cname(query, 'x.bad.example'));
    // From the upstream, and then from the cache.
    for (let index = 0; index < 2; index++)
      expect(await askByUdp(dns, 'hidden.example')).toMatchObject({ rcode: 'NXDOMAIN', answers: [] });
    expect((await askByUdp(dns, 'allowed.example')).answers).toHaveLength(2);
    expect(takeSeen()).toMatchObject([{ name: 'hidden.example', count: 2, target: 'x.bad.example' }]);
  });

  it('is blocked by an address of its answer', async () => {
    const byAddress = policy({ msp: { feeds: [feed('malware', [], { addresses: ['192.0.2.0/24'] })] } });
    const { dns, takeSeen } = await start({ policy: byAddress });
    expect(await askByUdp(dns, 'good.example')).toMatchObject({ answers: [] });
    expect(takeSeen()).toMatchObject([
      { action: 'block', name: 'good.example', target: '192.0.2.7', entry: { text: '192.0.2.0/24' } },
    ]);
  });
});

describe('a name that is only recorded', () => {
  it('is answered', async () => {
    const { dns, takeSeen, resolver } = await start({
      policy: policy({ msp: { lists: [{ ...list('watch', ['odd.example']), locked: false }] } }),
    });
    expect((await askByUdp(dns, 'odd.example')).answers).toHaveLength(1);
    expect(takeSeen()).toMatchObject([{ action: 'watch', answer: null, name: 'odd.example' }]);
    expect(resolver.takeCounters()).toMatchObject([{ company: 1, queries: 1, watched: 1, forwarded: 1 }]);
    expect(resolver.takeCounters()).toEqual([]);
  });

  it('may be a public name with a private address, except in the zones that may have them', async () => {
    const { dns, upstream, takeSeen } = await start({
      policy: malware,
      settings: { privateAnswers: ['office.example'] },
    });
    upstream.behave((query) => cname(query, 'inside.example', [192, 168, 1, 1]));
    expect((await askByUdp(dns, 'rebind.example')).answers).toHaveLength(2);
    await askByUdp(dns, 'files.office.example');
    expect(takeSeen()).toMatchObject([
      { action: 'watch', name: 'rebind.example', target: '192.168.1.1', reason: 'private address' },
    ]);
  });
});

describe('the client', () => {
  it('is refused if unknown, and counted', async () => {
    const { dns, resolver } = await start({
      clients: { networks: [{ network: '127.0.0.2/32', company: 1 }], devices: [], tokens: [] },
    });
    expect(await askByUdp(dns, 'good.example')).toMatchObject({ rcode: 'REFUSED' });
    expect(await askByUdp(dns, 'good.example', { from: '127.0.0.2' })).toMatchObject({ rcode: 'NOERROR' });
    expect(resolver.state().totals).toMatchObject({ strangers: 1, queries: 1 });
  });

  it('is only loopback if no clients are known, and has the policy of the MSP', async () => {
    const { dns, resolver, takeSeen } = await start({ clients: null, policy: malware });
    expect(await askByUdp(dns, 'bad.example')).toMatchObject({ rcode: 'NXDOMAIN' });
    expect(takeSeen()).toMatchObject([{ company: null, name: 'bad.example' }]);
    expect(resolver.takeCounters()).toMatchObject([{ company: null, blocked: 1 }]);
  });

  it('has the policy of its company: device, then longest network', async () => {
    const { dns, takeSeen } = await start({
      policy: policy({
        companies: [1, 2, 3].map((id) => company(id, { lists: [list('block', [`for${id}.example`])] })),
      }),
      clients: {
        networks: [
          { network: '127.0.0.0/8', company: 1 },
          { network: '127.0.2.0/24', company: 2 },
        ],
        devices: [{ address: '127.0.2.9', company: 3, name: 'laptop' }],
        tokens: [],
      },
    });
    const blockedFor = async (from: string) => {
      const asked = [1, 2, 3].map(async (id) => {
        const { rcode } = await askByUdp(dns, `for${id}.example`, { from });
        return rcode === 'NXDOMAIN' ? [id] : [];
      });
      return (await Promise.all(asked)).flat();
    };
    expect(await blockedFor('127.0.0.5')).toEqual([1]);
    expect(await blockedFor('127.0.2.5')).toEqual([2]);
    expect(await blockedFor('127.0.2.9')).toEqual([3]);
    expect(takeSeen().map(({ device }) => device)).toEqual([null, null, 'laptop']);
  });

  it('gets no answer beyond its limit, and one again a second later', async () => {
    const { dns, resolver, passMs } = await start({ settings: { queriesPerSecond: 2 } });
    for (let index = 0; index < 4; index++) await askByUdp(dns, 'good.example');
    expect(await sendByUdp(dns, questionOf('good.example'), { waitMs: 200 })).toBeNull();
    expect(resolver.state().totals.limited).toBe(1);
    passMs(1_000);
    await askByUdp(dns, 'good.example');
  });
});

describe('conditional forwarding', () => {
  it('uses the company’s own upstream, and that of the longest zone; never another company’s', async () => {
    const own = await startFakeUpstream();
    const deeper = await startFakeUpstream();
    own.behave((query) => addressReply(query, 1));
    deeper.behave((query) => addressReply(query, 2));
    const at = ({ host, port }: { host: string; port: number }) => [{ host, port }];
    const { dns } = await start({
      clients: {
        networks: [
          { network: '127.0.0.1/32', company: 1 },
          { network: '127.0.0.2/32', company: 2 },
        ],
        devices: [],
        tokens: [],
      },
      settings: {
        forwards: [
          { zone: 'corp.local', company: 1, upstreams: at(own) },
          { zone: 'branch.corp.local', company: null, upstreams: at(deeper) },
        ],
      },
    });
    const lastOf = async (name: string, from = '127.0.0.1') => {
      const { answers, rcode } = await askByUdp(dns, name, { from });
      return (answers?.[0] as { data?: string } | undefined)?.data ?? rcode;
    };
    expect(await lastOf('dc.corp.local')).toBe('192.0.2.1');
    expect(await lastOf('dc.branch.corp.local')).toBe('192.0.2.2');
    expect(await lastOf('dc.corp.local', '127.0.0.2')).toBe('NXDOMAIN');
    expect(await lastOf('corp.example')).toBe('192.0.2.7');
    await own.close();
    await deeper.close();
  });
});

describe('a query that no upstream gets', () => {
  it('is answered as its RFC says', async () => {
    const { dns, upstream } = await start();
    const expected = {
      'printer.local': 'NXDOMAIN',
      'a.invalid': 'NXDOMAIN',
      'host.home.arpa': 'NXDOMAIN',
      'use-application-dns.net': 'NXDOMAIN',
      '1.1.168.192.in-addr.arpa': 'NXDOMAIN',
      '9.31.172.in-addr.arpa': 'NXDOMAIN',
      '168.192.in-addr.arpa': 'NOERROR',
    };
    for (const [name, rcode] of Object.entries(expected))
      expect(await askByUdp(dns, name, { type: 'PTR' })).toMatchObject({
        rcode,
        answers: [],
        authorities: [{ type: 'SOA' }],
      });
    expect((await askByUdp(dns, 'www.localhost')).answers).toMatchObject([{ data: '127.0.0.1' }]);
    expect((await askByUdp(dns, 'good.example', { type: 'ANY' })).answers).toMatchObject([{ type: 'HINFO' }]);
    expect(upstream.asked).toEqual([]);
    await askByUdp(dns, '9.32.172.in-addr.arpa', { type: 'PTR' });
    expect(upstream.asked).toHaveLength(1);
  });

  it('may have another class or opcode, be a transfer, or be malformed', async () => {
    const { dns, upstream } = await start();
    const rcodeOf = async (bytes: Uint8Array) => ((await sendByUdp(dns, bytes))?.[3] ?? -1) & 0xf;
    expect(
      await rcodeOf(
        questionOf('version.bind', {
          more: { questions: [{ name: 'version.bind', type: 'TXT', class: 'CH' }] },
        }),
      ),
    ).toBe(rcodes.refused);
    expect(await rcodeOf(questionOf('good.example', { type: 'AXFR' }))).toBe(rcodes.refused);
    const notify = questionOf('good.example');
    notify[2] = 4 << 3;
    expect(await rcodeOf(notify)).toBe(rcodes.notImp);
    expect(await rcodeOf(questionOf('good.example').slice(0, 20))).toBe(rcodes.formErr);
    const response = questionOf('good.example');
    response[2] = 0x81;
    expect(await sendByUdp(dns, response, { waitMs: 200 })).toBeNull();
    expect(upstream.asked).toEqual([]);
  });
});
