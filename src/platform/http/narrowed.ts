import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Where the rows are that a filter finds. */
export interface Narrowed {
  readonly where: RawBuilder<SqlBool>;
  /** How far they are counted, if not as others are: finding them all would read nearly the whole table. */
  readonly countTo?: number;
  /** Only if no index finds the text of a filter, and few of the newest rows have it: a page would read all rows. */
  readonly unindexed?: Unindexed;
}

/** A text that is searched among the newest rows that the other filters find. A download searches all rows. */
export interface Unindexed {
  /** The filters with such a text. */
  readonly filters: readonly string[];
  /** What else limits the rows that are searched. */
  readonly others: RawBuilder<SqlBool>;
  /** The condition in place of `where`, given the condition of the newest rows. */
  readonly among: (newest: RawBuilder<SqlBool>) => RawBuilder<SqlBool>;
}

/** So many rows are searched for a text that no index finds. */
export const newestSearched = 2_000;

/** The rows that match both. */
export function both(one: Narrowed | null, other: Narrowed | null): Narrowed | null {
  if (one === null || other === null) return one ?? other;
  const where = and(one.where, other.where);
  // An index finds the few rows of one, so the other is compared with these alone, and all are counted.
  if (isFew(one) || isFew(other)) return { where };
  const countTo = Math.min(one.countTo ?? Infinity, other.countTo ?? Infinity);
  const filters = [...(one.unindexed?.filters ?? []), ...(other.unindexed?.filters ?? [])];
  if (filters.length === 0) return { where, countTo };
  const among = (newest: RawBuilder<SqlBool>) =>
    and(one.unindexed?.among(newest) ?? one.where, other.unindexed?.among(newest) ?? other.where);
  const others = and(one.unindexed?.others ?? one.where, other.unindexed?.others ?? other.where);
  return { where, countTo, unindexed: { filters, others, among } };
}

const isFew = ({ countTo, unindexed }: Narrowed) => countTo === undefined && unindexed === undefined;

const and = (one: RawBuilder<SqlBool>, other: RawBuilder<SqlBool>) => sql<SqlBool>`${one} and ${other}`;
