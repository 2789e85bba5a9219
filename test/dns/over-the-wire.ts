import { writeFile } from 'node:fs/promises';
import { array, asyncProperty, boolean, check, integer, record } from 'fast-check';
import { compile } from '../../src/dns/index/compile.ts';
import type { Precedence } from '../../src/dns/index/precedence.ts';
import type { Policy } from '../../src/dns/policy/model.ts';
import { startTestResolver } from '../../src/dns/resolver/testing/test-resolver.ts';
import { type Answered, type Asked, ask } from './oracle.ts';
import { policy as anyPolicy, asked, compiledAt } from './random-policy.ts';
import { addressOfName, answerFromNames, clients, look, type Outcome, onWire } from './wire-client.ts';

interface Comparison {
  readonly pairs: number;
  readonly seed: number;
  /** A deliberate error in precedence; parts that are missing are as designed. */
  readonly precedence?: Precedence;
}

/** For each policy; each check is two queries. */
const looksEach = 10;

/** A rule by category may match because of an address, which the oracle cannot express: it has no addresses here. */
const policy = anyPolicy.map((one): Policy => {
  const { msp, companies } = one;
  const rules = [...msp.rules, ...companies.flatMap((company) => company.rules)];
  if (rules.every(({ when }) => when.categories === null)) return one;
  const bare = <T extends { readonly addresses: readonly unknown[] }>(list: T) => ({
    ...list,
    addresses: [],
  });
  return {
    ...one,
    msp: { ...msp, lists: msp.lists.map(bare), feeds: msp.feeds.map(bare) },
    companies: companies.map((company) => ({ ...company, lists: company.lists.map(bare) })),
  };
});

const looks = array(record({ query: asked, moment: integer({ min: 0, max: 1_000 }), byUdp: boolean() }), {
  minLength: looksEach,
  maxLength: looksEach,
});

/**
 * Compares a running resolver with the oracle: by UDP and DNS over HTTPS, with addresses that an upstream answers, while
 * each policy’s index replaces that of the last. The clock stands a second before, and then at, the moments at which
 * windows and entries begin or end. Gives the smallest difference found, as text; null if there is none.
 */
export async function findDifferenceOverWire({
  pairs,
  seed,
  precedence,
}: Comparison): Promise<string | null> {
  let now = compiledAt.getTime();
  const running = await startTestResolver({
    clients,
    settings: { doh: { host: '127.0.0.1', port: 0 } },
    now: () => now,
  });
  answerFromNames(running);
  let swaps = 0;
  const agrees = asyncProperty(policy, looks, async (one, all) => {
    const file = running.file(`policy-${++swaps % 2}`);
    await writeFile(file, compile(one, { now: compiledAt, ...(precedence && { precedence }) }).bytes);
    await running.resolver.useIndex(file);
    const moments = edgesOf(one);
    for (const { query, moment, byUdp } of all) {
      const edge = moments[moment % moments.length] ?? 0;
      for (const at of [edge - 1_000, edge]) {
        now = at;
        const given = onWire({ ...query, at: new Date(at) }, byUdp);
        const [expected, found] = [outcomeOf(one, given), await look(running, given, byUdp)];
        if (JSON.stringify(expected) !== JSON.stringify(found))
          throw new Error(
            `The oracle says ${JSON.stringify(expected)}, the wire ${JSON.stringify(found)} of ${JSON.stringify(given)}.`,
          );
      }
    }
  });
  try {
    const result = await check(agrees, {
      numRuns: Math.ceil(pairs / looksEach / 2),
      seed,
      endOnFailure: precedence !== undefined,
    });
    if (!result.failed) return null;
    const error = result.errorInstance instanceof Error ? result.errorInstance.message : 'No error.';
    return `${error}\nSeed ${result.seed}. Policy: ${JSON.stringify(result.counterexample?.[0])}`;
  } finally {
    await running.close();
  }
}

const halfHour = 30 * 60_000;

/** Half hours, at which random windows begin and end; 23:59; and the ends of entries. */
function edgesOf({ msp, companies }: Policy): readonly number[] {
  const halves = Array.from({ length: 140 }, (_, index) => compiledAt.getTime() + index * halfHour);
  const lists = [...msp.lists, ...companies.flatMap((company) => company.lists)];
  const ends = lists.flatMap(({ names, addresses }) =>
    [...names, ...addresses].flatMap(({ until }) => until?.getTime() ?? []),
  );
  return [...halves, ...halves.slice(0, 20).map((half) => half - 60_000), ...ends, ...ends, ...ends];
}

/** What the oracle expects on the wire: first the name decides, then each address of the answer. */
function outcomeOf(policy: Policy, given: Asked): Outcome {
  const byName = ask(policy, { ...given, addresses: [] });
  if (byName.action === 'block') return outcome([byName]);
  const watched = byName.action === 'watch' ? [byName] : [];
  const address = addressOfName(given);
  if (address === null) return outcome(watched, 0);
  const byAddress = ask(policy, { ...given, addresses: [address] });
  if (!isByAddress(byAddress) || byAddress.action === 'allow') return outcome(watched, 1);
  return outcome([...watched, byAddress], 1);
}

/** The last decision determines the answer. */
function outcome(decided: readonly Answered[], answers = 0): Outcome {
  const block = decided.find(({ action }) => action === 'block');
  return {
    status: statuses[block?.answer ?? 'none'],
    answers: block === undefined ? answers : 0,
    seen: decided.map(({ action, answer, by }) => `${action} ${answer} ${by}`).sort(),
  };
}

const statuses = { nxdomain: 'NXDOMAIN', nodata: 'NOERROR', refused: 'REFUSED', none: 'NOERROR' } as const;

const isByAddress = ({ by }: Answered) =>
  /\s(?:\d+(?:\.\d+){3}|[\da-f:]*:[\da-f:]*)(?:\/\d+)?$/.test(by ?? '');
