import { type RawBuilder, sql } from 'kysely';

/** Clocks of two machines may differ by seconds. */
const slackMs = 60_000;
/** The longest that work is planned ahead: `Retry-After` (an hour), a lease, or the wait after a refusal. */
const farthestMs = 65 * 60_000;

const later = (now: Date, ms: number) => new Date(now.getTime() + ms);

/**
 * Whether a planned time has come. A time further ahead than work is ever planned was written by a wrong clock, and
 * counts as come. So does the time of a row that was written in our future (`written` is the column that says when). It
 * does not if the time is before that: then a process with a clock like ours has planned it again.
 * So work never waits for a wrong clock after that is corrected. And a process whose clock is behind does not take
 * again at once what has to wait.
 */
export function hasCome(column: string, now: Date, written?: string): RawBuilder<boolean> {
  const planned = sql.ref(column);
  const early =
    written === undefined
      ? sql``
      : sql` or (${sql.ref(written)} > ${later(now, slackMs)} and ${planned} >= ${sql.ref(written)})`;
  // "is not null" matches the condition of the partial indexes, so that they also serve an "or".
  return sql<boolean>`(${planned} is not null
    and (${planned} <= ${now} or ${planned} > ${later(now, farthestMs)}${early}))`;
}

/**
 * Whether nobody holds a lease: there is none, it ran out, or it ends later than a lease that begins now. Taking over
 * such a lease is safe, since every write is fenced by its owner.
 */
export const isFree = (column: string, now: Date, until: Date): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} is null or ${sql.ref(column)} <= ${now}
    or ${sql.ref(column)} > ${later(until, slackMs)})`;

/** When a search is overdue by this, another process takes it over: the first one has ended, or its clock is behind. */
const takeOverMs = 60_000;

/**
 * Whether the time of the next search has come, for a process. A process continues its own schedule. It takes over
 * another's only when that is overdue, and then starts from the first search ({@link countedSearches}). Otherwise two
 * clocks that differ would use up a schedule of minutes within seconds, and Picket would take a ticket for absent that
 * ConnectWise shows a moment later.
 */
export function searchHasCome(column: string, by: string, node: string, now: Date): RawBuilder<boolean> {
  const [planned, searcher] = [sql.ref(column), sql.ref(by)];
  return sql<boolean>`(${hasCome(column, now)} and (${searcher} is null or ${searcher} = ${node}
    or ${planned} <= ${later(now, -takeOverMs)} or ${planned} > ${later(now, farthestMs)}))`;
}

/** The searches that count: those of this process, unless its clock was set back since then. */
export const countedSearches = (
  { by, searches, plannedAt }: { by: string | null; searches: number; plannedAt: Date | null },
  node: string,
  now: Date,
): number => (by === node && plannedAt !== null && plannedAt <= now ? searches : 0);
