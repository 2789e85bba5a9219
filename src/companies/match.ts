import { plainName } from './plain-name.ts';
import { trigramIndex } from './trigrams.ts';

/** A ConnectWise company with the fields used for matching. */
export interface MatchTarget {
  readonly id: number;
  readonly name: string;
  readonly identifier?: string | undefined;
  /** The name of the company's status. Without the status Active, a match is never exact. */
  readonly status?: string | undefined;
}

/**
 * How certain a match is. `exact`: the same name or identifier in any letter case. `normalised`: the same except for
 * legal form, punctuation, diacritics and spaces. Both require that the name is unique on both sides, and the company
 * active. `similar`: all other candidates.
 */
export type Confidence = 'exact' | 'normalised' | 'similar';

/** Why the match of an equal name is not certain, so that a person has to check which company is meant. */
export type Doubt = 'several_in_connectwise' | 'several_at_sources' | 'not_active';

export interface Candidate<T extends MatchTarget> {
  readonly target: T;
  readonly confidence: Confidence;
  /** Set only if the names are equal. */
  readonly doubt: Doubt | null;
  /** 0 to 1; equal names have 1. */
  readonly score: number;
}

export interface Matcher<T extends MatchTarget> {
  /** The best candidates for a name, best first. A person accepts one. */
  candidates(name: string, known: SourceNames): Candidate<T>[];
}

/** Names with a lower score share a common word, and are not the same company. */
const leastScore = 0.5;
const mostCandidates = 5;

/** A person chooses companies with any other status, such as Inactive or Prospect. */
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

/** How many companies of the sources match this ConnectWise company. */
function claims(
  { name, identifier = '' }: MatchTarget,
  counts: ReadonlyMap<string, number>,
  keyOf: (text: string) => string,
): number {
  const keys = new Set([keyOf(name), keyOf(identifier)]);
  return [...keys].filter((key) => key !== '').reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
}

/**
 * Builds an index of ConnectWise companies that finds names with slight differences. It is built once for all names.
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

/** Groups companies by a form of their names and identifiers; empty forms are left out. */
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
