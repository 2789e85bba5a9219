import { type RawBuilder, sql } from 'kysely';

/** Clocks of two machines differ by seconds. */
const slackMs = 60_000;
/** The longest that work is planned ahead: `Retry-After` (an hour), a lease, the rest after a refusal. */
const farthestMs = 65 * 60_000;

const later = (now: Date, ms: number) => new Date(now.getTime() + ms);

/**
 * Whether a planned time has come. A time farther ahead than anything is planned was written by a clock that was
 * wrong, and counts as come; so does that of a row that was written in our future (`written`: the column that says
 * when), unless it was planned before that: then a clock like ours has planned it again since. So nothing waits for a
 * wrong clock once it is corrected, and what has to wait is not taken again at once by a process whose clock is behind.
 */
export function hasCome(column: string, now: Date, written?: string): RawBuilder<boolean> {
  const planned = sql.ref(column);
  const early =
    written === undefined
      ? sql``
      : sql` or (${sql.ref(written)} > ${later(now, slackMs)} and ${planned} >= ${sql.ref(written)})`;
  // "is not null" says what the partial indexes hold, so that they serve an "or", too.
  return sql<boolean>`(${planned} is not null
    and (${planned} <= ${now} or ${planned} > ${later(now, farthestMs)}${early}))`;
}

/**
 * Whether nobody holds a lease: there is none, it ran out, or it ends later than one that begins now. To take such a
 * one over is safe, since every write is fenced by its owner.
 */
export const isFree = (column: string, now: Date, until: Date): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} is null or ${sql.ref(column)} <= ${now}
    or ${sql.ref(column)} > ${later(until, slackMs)})`;

/** Another process takes a search over when it is overdue for so long: its own is gone, or its clock is behind. */
const takeOverMs = 60_000;

/**
 * Whether the time of the next search has come, for a process. It goes on with its own schedule. Another's it takes over
 * only when that is overdue, and then begins anew ({@link countedSearches}): two clocks that differ would otherwise use
 * up a schedule of minutes within seconds, and absence would be believed of what ConnectWise shows a moment later.
 */
export function searchHasCome(column: string, by: string, node: string, now: Date): RawBuilder<boolean> {
  const [planned, searcher] = [sql.ref(column), sql.ref(by)];
  return sql<boolean>`(${hasCome(column, now)} and (${searcher} is null or ${searcher} = ${node}
    or ${planned} <= ${later(now, -takeOverMs)} or ${planned} > ${later(now, farthestMs)}))`;
}

/** The searches that count: those of this process, unless its clock was set back since. */
export const countedSearches = (
  { by, searches, plannedAt }: { by: string | null; searches: number; plannedAt: Date | null },
  node: string,
  now: Date,
): number => (by === node && plannedAt !== null && plannedAt <= now ? searches : 0);
