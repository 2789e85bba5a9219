import { plainName } from './plain-name.ts';
import { trigramIndex } from './trigrams.ts';

/** A ConnectWise company with the fields used for matching. */
export interface MatchTarget {
  readonly id: number;
  readonly name: string;
  readonly identifier?: string | undefined;
  /** The name of its status. A company whose status is not known to be Active is never sure. */
  readonly status?: string | undefined;
}

/**
 * How sure a match is. `exact`: the same name or identifier but for case; the only one on both sides, and active.
 * `normalised`: the same but for legal form, punctuation, diacritics and spaces; the only one on both sides, and active.
 * `similar`: everything else worth showing.
 */
export type Confidence = 'exact' | 'normalised' | 'similar';

/** Why a company of the same name is not sure: a person has to check which one is meant. */
export type Doubt = 'several_in_connectwise' | 'several_at_sources' | 'not_active';

export interface Candidate<T extends MatchTarget> {
  readonly target: T;
  readonly confidence: Confidence;
  /** Set only where the names are the same. */
  readonly doubt: Doubt | null;
  /** 0 to 1; 1 for equal names. */
  readonly score: number;
}

export interface Matcher<T extends MatchTarget> {
  /** The best candidates for a name, best first. A person accepts one. */
  candidates(name: string, known: SourceNames): Candidate<T>[];
}

/** Below this score, names share a common word rather than a company. */
const leastScore = 0.5;
const mostCandidates = 5;

/** Companies with any other status, such as Inactive or Prospect, are chosen by a person. */
const isActive = ({ status }: MatchTarget) => status?.trim().toLowerCase() === 'active';

const folded = (text: string) => text.normalize('NFC').trim().toLowerCase();

/** How many companies of the sources have each name. */
export interface SourceNames {
  readonly exact: ReadonlyMap<string, number>;
  readonly normalised: ReadonlyMap<string, number>;
}

/** @param names of all companies of all sources, mapped or not. */
export function countNames(names: readonly string[]): SourceNames {
  const count = (keyOf: (name: string) => string) => {
    const counts = new Map<string, number>();
    for (const key of names.map(keyOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  return { exact: count(folded), normalised: count(plainName) };
}

/** How many companies of the sources a ConnectWise company would be the match of. */
function claims(
  { name, identifier = '' }: MatchTarget,
  counts: ReadonlyMap<string, number>,
  keyOf: (text: string) => string,
): number {
  const keys = new Set([keyOf(name), keyOf(identifier)]);
  return [...keys].filter((key) => key !== '').reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
}

/**
 * Prepares an index of ConnectWise companies for names that differ slightly: the work is done once, not for
 * each name.
 */
export function companyMatcher<T extends MatchTarget>(targets: readonly T[]): Matcher<T> {
  const exact = indexBy(targets, folded);
  const normalised = indexBy(targets, plainName);
  const trigrams = trigramIndex(targets.map(({ name }) => name));

  return {
    candidates(name, known) {
      const found = new Map<number, Candidate<T>>();
      const add = (same: ReadonlySet<T>, claimed: (target: T) => number, confidence: Confidence) => {
        for (const target of same) {
          if (found.has(target.id)) continue;
          const doubt = doubtAbout(target, same.size, claimed(target));
          found.set(target.id, {
            target,
            confidence: doubt === null ? confidence : 'similar',
            doubt,
            score: 1,
          });
        }
      };
      const none: ReadonlySet<T> = new Set();
      add(exact.get(folded(name)) ?? none, (target) => claims(target, known.exact, folded), 'exact');
      add(
        normalised.get(plainName(name)) ?? none,
        (target) => claims(target, known.normalised, plainName),
        found.size > 0 ? 'similar' : 'normalised',
      );
      for (const { at, score } of trigrams.similar(name, leastScore, mostCandidates)) {
        const target = targets[at];
        if (target !== undefined && !found.has(target.id)) {
          found.set(target.id, { target, confidence: 'similar', doubt: null, score });
        }
      }
      return [...found.values()].slice(0, mostCandidates);
    },
  };
}

function doubtAbout(target: MatchTarget, inConnectWise: number, atSources: number): Doubt | null {
  if (inConnectWise > 1) return 'several_in_connectwise';
  if (atSources > 1) return 'several_at_sources';
  return isActive(target) ? null : 'not_active';
}

/** Companies by a form of their names and identifiers; empty forms are left out. */
function indexBy<T extends MatchTarget>(
  targets: readonly T[],
  keyOf: (text: string) => string,
): Map<string, Set<T>> {
  const index = new Map<string, Set<T>>();
  for (const target of targets) {
    for (const text of [target.name, target.identifier ?? '']) {
      const key = keyOf(text);
      if (key === '') continue;
      const same = index.get(key);
      if (same === undefined) index.set(key, new Set([target]));
      else same.add(target);
    }
  }
  return index;
}
