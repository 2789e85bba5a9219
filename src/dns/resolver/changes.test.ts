import { writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { askByUdp } from './testing/dns-client.ts';
import { company, feed, indexOf, policy } from './testing/sample-policy.ts';
import { settingsWith, startTestResolver, type TestResolver } from './testing/test-resolver.ts';

let running: TestResolver;
const start = async (...options: Parameters<typeof startTestResolver>) => {
  running = await startTestResolver(...options);
  return running;
};
afterEach(() => running.close());

const malware = policy({ msp: { feeds: [feed('malware', ['bad.example'])] }, companies: [company(1)] });

describe('the index', () => {
  it('may be missing; then the settings decide', async () => {
    const { dns, resolver } = await start();
    expect((await askByUdp(dns, 'bad.example')).answers).toHaveLength(1);
    await resolver.useSettings(settingsWith({ withoutIndex: 'refuse' }));
    expect(await askByUdp(dns, 'bad.example')).toMatchObject({ rcode: 'REFUSED' });
    expect(resolver.state()).toMatchObject({ generation: null, totals: { withoutIndex: 1 } });
  });

  it('is replaced at once, also for cached answers', async () => {
    const { dns, useIndex, resolver } = await start({ policy: malware });
    await askByUdp(dns, 'new.example');
    expect(
      await useIndex(policy({ generation: 8, msp: { feeds: [feed('malware', ['new.example'])] } })),
    ).toEqual({ generation: 8 });
    expect(await askByUdp(dns, 'new.example')).toMatchObject({ rcode: 'NXDOMAIN' });
    expect(resolver.state()).toMatchObject({ generation: 8, indexProblem: null });
  });

  it('stays in force if the next one is cut, foreign or missing', async () => {
    const { dns, file, resolver } = await start({ policy: malware });
    const bytes = indexOf(policy({ generation: 8 }));
    await writeFile(file('cut'), bytes.subarray(0, bytes.length - 5));
    await writeFile(file('foreign'), 'not an index');
    for (const [name, code] of [
      ['cut', 'dns_index.damaged'],
      ['foreign', 'dns_index.damaged'],
      ['missing', 'resolver.index_not_read'],
    ] as const) {
      await expect(resolver.useIndex(file(name))).rejects.toMatchObject({ problem: { code } });
      expect(resolver.state()).toMatchObject({ generation: 7, indexProblem: { code } });
    }
    expect(await askByUdp(dns, 'bad.example')).toMatchObject({ rcode: 'NXDOMAIN' });
  });
});

describe('settings', () => {
  it('that cannot be used are refused, and the resolver keeps its addresses', async () => {
    const { dns, resolver, addresses } = await start({ policy: malware });
    for (const changes of [
      { listen: [{ host: 'localhost', port: 53 }] },
      { upstreams: [{ host: '192.0.2.1', port: 0 }] },
      { privateAnswers: ['a..b'] },
      { queriesPerSecond: 0 },
    ])
      await expect(resolver.useSettings(settingsWith(changes))).rejects.toMatchObject({
        problem: { code: 'resolver.bad_settings' },
      });
    for (const port of [dns.port, 5300])
      await expect(
        resolver.useSettings(settingsWith({ listen: [{ host: '192.0.2.1', port }] })),
      ).rejects.toMatchObject({ problem: { code: 'resolver.cannot_listen' } });
    expect(await askByUdp(dns, 'bad.example')).toMatchObject({ rcode: 'NXDOMAIN' });
    expect(await resolver.useSettings(settingsWith())).toEqual(addresses);
  });

  it('may widen a listening address', async () => {
    const { dns, resolver } = await start({ policy: malware });
    const { port } = dns;
    await resolver.useSettings(
      settingsWith({
        listen: [
          { host: '127.0.0.1', port },
          { host: '127.0.0.2', port },
        ],
      }),
    );
    expect(await resolver.useSettings(settingsWith({ listen: [{ host: '0.0.0.0', port }] }))).toMatchObject({
      dns: [{ host: '0.0.0.0', port }],
    });
    expect(await askByUdp(dns, 'bad.example')).toMatchObject({ rcode: 'NXDOMAIN' });
  });
});
