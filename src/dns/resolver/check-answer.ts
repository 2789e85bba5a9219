import { networkText, type Query } from '../index/clauses.ts';
import type { PolicyReader, Verdict } from '../index/reader.ts';
import { nameToText } from '../wire/name.ts';
import type { Answer } from './cache.ts';
import type { Cause } from './seen.ts';

export interface Finding {
  /** Null if the resolver itself is the cause. */
  readonly verdict: Verdict | null;
  readonly action: 'block' | 'watch';
  /** The CNAME target or the address, as text. */
  readonly target: string;
}

/**
 * The verdict for the content of an answer: for each CNAME target, then for each address. The first block decides;
 * without one, the first match that is only recorded; null if nothing matched.
 */
export function checkAnswer(
  { targets, addresses, privateAddress }: Answer,
  asked: Query,
  index: PolicyReader | null,
  mayBePrivate: boolean,
): Finding | null {
  let watched: Finding | null = null;
  if (index !== null) {
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
  if (watched !== null || mayBePrivate || privateAddress === null) return watched;
  return { verdict: null, action: 'watch', target: textOf(privateAddress) };
}

/** A public name with a private address. */
export const privateAnswer: Cause = {
  action: 'watch',
  answer: null,
  scope: 'msp',
  reason: 'private address',
  category: null,
  list: null,
  entry: null,
  rule: null,
};

const textOf = (address: Uint8Array) => networkText(address, address.length * 8);
