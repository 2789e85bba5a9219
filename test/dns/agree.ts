import { array, check, property } from 'fast-check';
import { compile } from '../../src/dns/index/compile.ts';
import { longestKey, parseNetwork, putName } from '../../src/dns/index/keys.ts';
import type { Precedence } from '../../src/dns/index/precedence.ts';
import { type Match, PolicyReader } from '../../src/dns/index/reader.ts';
import { type Answered, type Asked, ask } from './oracle.ts';
import { asked, compiledAt, policy } from './random-policy.ts';

interface Comparison {
  readonly pairs: number;
  readonly seed: number;
  /** A deliberate error in precedence; parts that are missing are as designed. */
  readonly precedence?: Precedence;
}

/** Queries for each policy. */
const queriesEach = 20;

/**
 * Compares compiler and reader with the oracle on random pairs of policy and query. Returns the smallest pair found on
 * which they differ, as text; null if they agree on all.
 */
export function findDifference({ pairs, seed, precedence }: Comparison): string | null {
  const agrees = property(
    policy,
    array(asked, { minLength: queriesEach, maxLength: queriesEach }),
    (one, queries) => {
      const { bytes } = compile(one, { now: compiledAt, ...(precedence && { precedence }) });
      const reader = new PolicyReader(bytes);
      for (const query of queries) {
        const [expected, found] = [ask(one, query), decided(reader, query)];
        if (JSON.stringify(expected) !== JSON.stringify(found))
          throw new Error(
            `The oracle says ${JSON.stringify(expected)}, the index ${JSON.stringify(found)} of ${JSON.stringify(query)}.`,
          );
      }
    },
  );
  const result = check(agrees, {
    numRuns: Math.ceil(pairs / queriesEach),
    seed,
    endOnFailure: precedence !== undefined,
  });
  if (!result.failed) return null;
  const error = result.errorInstance instanceof Error ? result.errorInstance.message : 'No error.';
  return `${error}\nSeed ${result.seed}. Policy: ${JSON.stringify(result.counterexample?.[0])}`;
}

function decided(reader: PolicyReader, query: Asked): Answered {
  const { client } = query;
  const { action, answer, by } = reader.decide({
    ...query,
    name: wireName(query.name),
    at: query.at.getTime(),
    client:
      client === null
        ? undefined
        : { ...client, address: client.address === null ? null : octets(client.address) },
    addresses: query.addresses.map(octets),
  });
  return { action, answer, by: by && shown(by) };
}

/** In the oracle's notation. */
export function shown({ rule, list, entry }: Pick<Match, 'rule' | 'list' | 'entry'>): string {
  if (rule !== null) return `rule ${rule.id}`;
  const where = list?.kind === 'guard' ? 'guard' : `${list?.kind} ${list?.id}`;
  return `${where} ${entry?.text}`;
}

export function wireName(name: string): Uint8Array {
  const key = new Uint8Array(longestKey);
  return key.slice(0, putName(name, key, 0));
}

export function octets(address: string): Uint8Array {
  const network = parseNetwork(address);
  if (network === null) throw new Error(`${address} is no address.`);
  return network.octets;
}
