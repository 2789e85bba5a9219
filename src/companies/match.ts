import { plainName } from './plain-name.ts';
import { trigramIndex } from './trigrams.ts';

/** A ConnectWise company as matching needs it. */
export interface MatchTarget {
  readonly id: number;
  readonly name: string;
  readonly identifier?: string | undefined;
}

/**
 * How sure a match is. `exact`: the same name or identifier but for case, at this one company alone. `normalised`: the
 * same but for legal form, punctuation, diacritics and spaces, at this one alone. `similar`: everything else worth
 * showing, and whatever fits several.
 */
export type Confidence = 'exact' | 'normalised' | 'similar';

export interface Candidate<T extends MatchTarget> {
  readonly target: T;
  readonly confidence: Confidence;
  /** 0 to 1; 1 for what is the same. */
  readonly score: number;
}

export interface Matcher<T extends MatchTarget> {
  /** The best candidates for a name, the best first. It is for a person to accept one. */
  candidates(name: string): Candidate<T>[];
}

/** Below this, names have a common word rather than a common company. */
const leastScore = 0.5;
const mostCandidates = 5;

const folded = (text: string) => text.normalize('NFC').trim().toLowerCase();

/** Makes ready to find ConnectWise companies by names that are not quite theirs: the work is done once, not a name. */
export function companyMatcher<T extends MatchTarget>(targets: readonly T[]): Matcher<T> {
  const exact = indexBy(targets, folded);
  const normalised = indexBy(targets, plainName);
  const trigrams = trigramIndex(targets.map(({ name }) => name));

  return {
    candidates(name) {
      const found = new Map<number, Candidate<T>>();
      const add = (same: ReadonlySet<T> | undefined, confidence: Confidence) => {
        for (const target of same ?? []) {
          if (found.has(target.id)) continue;
          // Two of the same name: only a person knows which one is meant.
          found.set(target.id, { target, confidence: same?.size === 1 ? confidence : 'similar', score: 1 });
        }
      };
      add(exact.get(folded(name)), 'exact');
      add(normalised.get(plainName(name)), found.size > 0 ? 'similar' : 'normalised');
      for (const { at, score } of trigrams.similar(name, leastScore, mostCandidates)) {
        const target = targets[at];
        if (target !== undefined && !found.has(target.id)) {
          found.set(target.id, { target, confidence: 'similar', score });
        }
      }
      return [...found.values()].slice(0, mostCandidates);
    },
  };
}

/** Companies by what becomes of their names and identifiers; what becomes of nothing is left out. */
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
