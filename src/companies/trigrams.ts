import { tellingWords } from './plain-name.ts';

/**
 * The trigrams of a name's words, each word padded with two spaces before and one after (as PostgreSQL's
 * pg_trgm does), so
 * that beginnings count more than ends, and word order does not count.
 */
function trigramsOf(name: string): Set<string> {
  const found = new Set<string>();
  for (const word of tellingWords(name)) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  }
  return found;
}

export interface Similar {
  /** The index of the name in the list. */
  readonly at: number;
  /** 0 to 1. */
  readonly score: number;
}

export interface TrigramIndex {
  /** At most `most` names with a similarity of at least `least`, most similar first. */
  similar(name: string, least: number, most: number): Similar[];
}

interface Posting {
  /** The indexes of the names that contain the trigram. */
  readonly places: number[];
  worth: number;
}

/**
 * An index of names by trigrams. The similarity of two names is the weight of their shared trigrams (Dice's
 * coefficient). Rare trigrams weigh more: "dental" says little if half of the clients are dentists. To compare 500
 * names with 10,000 takes 0.2 s, and building the index as long (measured with 70 distinct words, so that many names
 * are similar).
 */
export function trigramIndex(names: readonly string[]): TrigramIndex {
  const postings = new Map<string, Posting>();
  names.forEach((name, at) => {
    for (const trigram of trigramsOf(name)) {
      const posting = postings.get(trigram);
      if (posting === undefined) postings.set(trigram, { places: [at], worth: 0 });
      else posting.places.push(at);
    }
  });
  const worthIn = (places: number) => Math.log(2 + names.length / places);
  const whole = new Float64Array(names.length);
  for (const posting of postings.values()) {
    posting.worth = worthIn(posting.places.length);
    for (const at of posting.places) whole[at] = (whole[at] ?? 0) + posting.worth;
  }
  /** The weight that each name shares with the current search; all zero between searches. */
  const shared = new Float64Array(names.length);

  return {
    similar(name, least, most) {
      const met: number[] = [];
      let total = 0;
      for (const trigram of trigramsOf(name)) {
        const posting = postings.get(trigram);
        total += posting?.worth ?? worthIn(1);
        if (posting === undefined) continue;
        for (const at of posting.places) {
          if (shared[at] === 0) met.push(at);
          shared[at] = (shared[at] ?? 0) + posting.worth;
        }
      }
      const found: Similar[] = [];
      for (const at of met) {
        // Rounding may leave a sum slightly above 1.
        const score = Math.min(1, (2 * (shared[at] ?? 0)) / (total + (whole[at] ?? 0)));
        shared[at] = 0;
        if (score >= least) found.push({ at, score });
      }
      return found.sort((one, other) => other.score - one.score || one.at - other.at).slice(0, most);
    },
  };
}
