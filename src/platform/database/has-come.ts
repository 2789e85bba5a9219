import { type RawBuilder, sql } from 'kysely';

/** Clocks of two machines differ by seconds. */
const slackMs = 60_000;
/** The longest that work is planned ahead: `Retry-After` (an hour), a lease, the rest after a refusal. */
const farthestMs = 65 * 60_000;

const later = (now: Date, ms: number) => new Date(now.getTime() + ms);

/**
 * Whether a planned time has come. A time farther ahead than anything is planned was written by a clock that was
 * wrong, and counts as come; so does that of a row that was written in our future (`written`: the column that says
 * when). So nothing waits for a wrong clock once it is corrected.
 */
export function hasCome(column: string, now: Date, written?: string): RawBuilder<boolean> {
  const planned = sql.ref(column);
  const early = written === undefined ? sql`` : sql` or ${sql.ref(written)} > ${later(now, slackMs)}`;
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
