import type { Asker } from '../../src/dns/resolver/askers.ts';
import type { Seen } from '../../src/dns/resolver/protocol.ts';
import { fullBucket } from '../../src/dns/resolver/rate.ts';
import { type Cause, openSeenBuffer } from '../../src/dns/resolver/seen.ts';
import { nameFromText } from '../../src/dns/wire/name.ts';
import { ProblemError, toProblem } from '../../src/platform/values/problem.ts';
import { type StoreSeenDeps, storeSeen } from '../../src/sources/resolver/source.ts';
import { epoch } from './virtual-clock.ts';
import type { World } from './world.ts';

/** The company whose queries Picket itself answers. */
export const dnsCompany = 50;

/** What the resolvers of a run handed over. */
export interface HandedOver {
  /** Given to a process, which may have ended before it was stored. */
  readonly given: Seen[];
  /** The process said that it is stored. */
  readonly acknowledged: Seen[];
}

/** The resolver of one process: it blocks, and hands over what it blocked as its thread does. */
export interface ModelResolver {
  /** A query for a name that is blocked. */
  ask(name: string, device: string | null): void;
  /** Records that wait. */
  readonly waiting: number;
}

const type = { A: 1 };
const againMs = 1_000;

export function modelResolver(
  world: World,
  deps: Omit<StoreSeenDeps, 'ticketed' | 'ownCompany'>,
): ModelResolver {
  const { scheduler, dns, trace, surprises } = world;
  const seen = openSeenBuffer();
  const store = world.mutation.storeSeen(storeSeen);
  const now = () => deps.clock.now().getTime();
  const all: StoreSeenDeps = {
    ...deps,
    ticketed: async () => ['malware'],
    ownCompany: async () => dnsCompany,
  };
  let isGiving = false;

  async function give(): Promise<void> {
    if (isGiving) return;
    isGiving = true;
    for (let next = seen.nextBatch(now()); next !== null; next = seen.nextBatch(now())) {
      dns.given.push(...next.seen);
      while (!(await isStored(next.seen))) await deps.clock.sleep(againMs);
      dns.acknowledged.push(...next.seen);
      seen.acknowledge(next.batch);
    }
    isGiving = false;
  }

  async function isStored(batch: readonly Seen[]): Promise<boolean> {
    try {
      await store(all, batch);
      return true;
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) surprises.push(`A batch: ${toProblem(thrown).message}`);
      return false;
    }
  }

  return {
    ask(name, device) {
      const wire = nameFromText(name);
      if (wire === null) throw new Error(`${name} is no name.`);
      trace.add('resolver', `blocks ${name} for ${device}`);
      seen.note(
        {
          asker: asker(device),
          name: wire,
          type: type.A,
          action: 'block',
          cause,
          generation: 1,
          target: null,
        },
        now(),
        false,
      );
      // Its thread checks each second, and the repeats in a minute are due when the minute ends.
      for (const ms of [1_000, 61_000]) scheduler.after(ms, 'handing over', () => scheduler.start(give));
    },
    get waiting() {
      return seen.waiting;
    },
  };
}

const cause = (): Cause => ({
  ...{ reason: 'list', category: 'malware', entry: null, rule: null },
  ...{ action: 'block', answer: 'nxdomain', scope: 'msp', list: { id: 1, kind: 'feed', name: 'Feed' } },
});

function asker(device: string | null): Asker {
  const address = device === null ? '192.0.2.9' : '192.0.2.10';
  const hidden = `${dnsCompany} ${device ?? ''} `;
  return {
    ...{ company: dnsCompany, device, loggedUntil: 0, address, hidden, who: `${hidden}${address} ` },
    client: { address: Uint8Array.of(192, 0, 2, 10), device },
    bucket: fullBucket(),
  };
}

/** Clients query blocked names; most of them twice or more, and some when a process was just killed. */
export function emitQueries({ random, scheduler, pickets }: World, untilMs: number): void {
  for (let burst = random.between(1, 4); burst > 0; burst -= 1) {
    const name = `${random.pick(['a', 'b'])}.dns-${random.between(1, 2)}.example`;
    const device = random.pick(['PC-1', null]);
    scheduler.after(random.between(0, untilMs), 'query', () => {
      const [picket] = pickets.size === 0 ? [] : [random.pick([...pickets])];
      for (let count = random.between(1, 3); count > 0; count -= 1) picket?.resolver?.ask(name, device);
    });
  }
}

/** Each acknowledged record is stored once; no record is stored that was not handed over. */
export function checkHandedOver(
  { dns }: World,
  stored: readonly {
    readonly domain: string;
    readonly device_name: string | null;
    readonly occurred_at: Date;
  }[],
): string[] {
  const key = (name: string, device: string | null, at: number) => `${name} of ${device} at ${at - epoch}`;
  const ofSeen = ({ name, device, firstAt }: Seen) => key(name, device, firstAt);
  const rows = stored.map((row) => key(row.domain, row.device_name, row.occurred_at.getTime()));
  const given = new Set(dns.given.map(ofSeen));
  return [
    ...[...new Set(dns.acknowledged.map(ofSeen))]
      .filter((one) => !rows.includes(one))
      .map((one) => `The blocked query ${one} was handed over and is not stored.`),
    ...rows
      .filter((one, index) => rows.indexOf(one) !== index)
      .map((one) => `The blocked query ${one} is stored more than once.`),
    ...rows.filter((one) => !given.has(one)).map((one) => `The query ${one} was never handed over.`),
  ];
}
