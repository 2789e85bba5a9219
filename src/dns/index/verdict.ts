import { type Asked, answerOf, type Clause, decidingEntry, type Entry, entryText } from './clauses.ts';
import type { IndexAction, IndexAnswer } from './format.ts';

/** The verdict of the policy for a query. */
export interface Verdict {
  readonly action: IndexAction | 'none';
  /** Only for a block. */
  readonly answer: IndexAnswer | null;
  /** The match that decided; null if nothing matched. */
  readonly by: Match | null;
}

/** A part of the policy that applies to a query. */
export interface Match {
  readonly action: IndexAction;
  readonly answer: IndexAnswer | null;
  readonly scope: 'msp' | 'company';
  readonly list: {
    readonly kind: 'guard' | 'list' | 'feed';
    readonly id: number;
    readonly name: string;
  } | null;
  readonly rule: { readonly id: number; readonly name: string } | null;
  readonly category: string | null;
  readonly entry: {
    readonly text: string;
    readonly reach: Entry['reach'];
    readonly until: number | null;
  } | null;
  /** A short text for a ticket: the category, or else the rule or list. */
  readonly reason: string;
  readonly kind: number;
  readonly releases: number;
}

export const nothing: Verdict = { action: 'none', answer: null, by: null };

/** Most queries need only the action. The whole match is built when somebody reads it. */
export class Decided implements Verdict {
  readonly action: IndexAction;
  readonly #clause: Clause;
  readonly #asked: Asked;

  constructor(clause: Clause, asked: Asked) {
    this.action = clause.action;
    this.#clause = clause;
    this.#asked = asked;
  }

  get answer(): IndexAnswer | null {
    return this.action === 'block' ? answerOf(this.#clause, this.#asked) : null;
  }

  get by(): Match {
    return matchOf(this.#clause, this.#asked);
  }

  get isByAddress(): boolean {
    return this.#clause.entries.some(({ address }) => address !== null);
  }
}

export function matchOf(clause: Clause, asked: Asked): Match {
  const { action, kind, releases, rule } = clause;
  const entry = decidingEntry(clause, asked);
  const source = entry?.source ?? null;
  return {
    action,
    answer: action === 'block' ? answerOf(clause, asked) : null,
    scope: rule?.scope ?? entry?.scope ?? 'msp',
    list: source && { kind: source.kind, id: source.id, name: source.name },
    rule: rule && { id: rule.id, name: rule.name },
    category: source?.category ?? null,
    get entry() {
      return entry && { text: entryText(entry, asked), reach: entry.reach, until: entry.until };
    },
    reason: source?.category ?? rule?.name ?? source?.name ?? '',
    kind,
    releases,
  };
}
