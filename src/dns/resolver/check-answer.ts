import { networkText } from '../index/clauses.ts';
import type { PolicyReader, Verdict } from '../index/reader.ts';
import { nameToText } from '../wire/name.ts';
import type { Query } from '../wire/query.ts';
import type { Asker } from './askers.ts';
import type { Answer } from './cache.ts';
import { isPrivate } from './private-address.ts';
import type { Cause } from './seen.ts';

/** What an upstream answered, to whom, and what the policy says of the name that was asked for. */
export interface Answered {
  readonly answer: Answer;
  readonly query: Query;
  readonly asker: Asker;
  /** Of the wall, in milliseconds. */
  readonly at: number;
  readonly index: PolicyReader | null;
  /** Whether the name may have private addresses. */
  readonly mayBePrivate: boolean;
}

export interface Finding {
  /** Null if the resolver itself found it. */
  readonly verdict: Verdict | null;
  readonly action: 'block' | 'watch';
  /** The CNAME target or the address, as text. */
  readonly target: string;
}

/**
 * What policy says of an answer: of each name that it points to, then of each address. The first block decides; without
 * one, the first that is only recorded; null if nothing was found.
 */
export function checkAnswer({ answer, query, asker, at, index, mayBePrivate }: Answered): Finding | null {
  const { targets, addresses } = answer;
  let watched: Finding | null = null;
  if (index !== null) {
    const asked = { name: query.name, type: query.type, at, company: asker.company, client: asker.client };
    for (const target of targets) {
      const verdict = index.decideTarget(asked, target);
      if (verdict.action !== 'block' && verdict.action !== 'watch') continue;
      const finding = { verdict, action: verdict.action, target: nameToText(target) };
      if (finding.action === 'block') return finding;
      watched ??= finding;
    }
    for (const address of addresses) {
      const verdict = index.decideAddress(asked, address);
      if (verdict.action !== 'block' && verdict.action !== 'watch') continue;
      const finding = { verdict, action: verdict.action, target: textOf(address) };
      if (finding.action === 'block') return finding;
      watched ??= finding;
    }
  }
  if (watched !== null || mayBePrivate) return watched;
  const found = addresses.find(isPrivate);
  return found === undefined ? null : { verdict: null, action: 'watch', target: textOf(found) };
}

/** A public name with a private address. */
export const privateAnswer: Cause = {
  action: 'watch',
  answer: null,
  reason: 'private address',
  category: null,
  list: null,
  entry: null,
  rule: null,
};

const textOf = (address: Uint8Array) => networkText(address, address.length * 8);
