import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemRandom } from '../../../platform/values/random.ts';
import type { Policy } from '../../policy/model.ts';
import type { Addresses, Clients, Endpoint, ResolverSettings, Seen } from '../protocol.ts';
import { openResolver, type RunningResolver } from '../resolver.ts';
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts';
import { indexOf } from './sample-policy.ts';

export const settingsWith = (changes: Partial<ResolverSettings> = {}): ResolverSettings => ({
  listen: [{ host: '127.0.0.1', port: 0 }],
  doh: null,
  upstreams: [],
  forwards: [],
  privateAnswers: [],
  withoutIndex: 'unfiltered',
  queriesPerSecond: 10_000,
  hideClients: false,
  cacheBytes: 1_000_000,
  ...changes,
});

/** The clients: 127.0.0.0/24 belongs to company 1. */
export const ofLoopback: Clients = {
  networks: [{ network: '127.0.0.0/24', company: 1 }],
  devices: [],
  tokens: [],
};

export interface TestResolver {
  readonly resolver: RunningResolver;
  readonly addresses: Addresses;
  readonly dns: Endpoint;
  readonly upstream: FakeUpstream;
  /** Moves its clocks forward by milliseconds; otherwise they stand still, however slow this machine is. */
  passMs(more: number): void;
  /** The queries seen until now. */
  takeSeen(): readonly Seen[];
  useIndex(policy: Policy): Promise<{ readonly generation: number }>;
  /** A path in its folder. */
  file(name: string): string;
  close(): Promise<void>;
}

/** A resolver in this thread, on loopback, with an upstream that behaves as a test sets. */
export async function startTestResolver({
  policy,
  clients = ofLoopback,
  settings = {},
  now,
}: {
  readonly policy?: Policy;
  readonly clients?: Clients | null;
  readonly settings?: Partial<ResolverSettings>;
  /** Milliseconds since 1970; default: since the start of the resolver, as far as the test moved it. */
  readonly now?: () => number;
} = {}): Promise<TestResolver> {
  const folder = await mkdtemp(path.join(tmpdir(), 'picket-resolver-'));
  const file = (name: string) => path.join(folder, name);
  const upstream = await startFakeUpstream();
  const began = { now: Date.now(), clock: performance.now() };
  let ahead = 0;
  let files = 0;
  const write = async (one: Policy) => {
    const name = file(`index-${++files}`);
    await writeFile(name, indexOf(one));
    return name;
  };
  const { resolver, addresses } = await openResolver(
    {
      settings: settingsWith({ upstreams: [{ host: upstream.host, port: upstream.port }], ...settings }),
      clients,
      indexFile: policy === undefined ? null : await write(policy),
    },
    {
      random: systemRandom,
      now: now ?? (() => began.now + ahead),
      clock: () => began.clock + ahead,
    },
  );
  const [dns] = addresses.dns;
  if (dns === undefined) throw new Error('It listens nowhere.');
  return {
    resolver,
    addresses,
    dns,
    upstream,
    passMs(more) {
      ahead += more;
    },
    takeSeen() {
      const taken = resolver.seen.nextBatch(began.now + ahead);
      if (taken === null) return [];
      resolver.seen.acknowledge(taken.batch);
      return taken.seen;
    },
    useIndex: async (one) => resolver.useIndex(await write(one)),
    file,
    async close() {
      resolver.close();
      await upstream.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
