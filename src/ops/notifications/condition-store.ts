import { type Kysely, sql } from 'kysely';
import { isOneOf } from '../../platform/database/arrays.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Condition } from './conditions.ts';
import { growthIsNews } from './events.ts';
import type { KnownCondition } from './news.ts';

/**
 * Stores the conditions that a node sees now. Several nodes see the same ones, and a condition is one row for all of
 * them. If a condition counts objects, a higher count than before is stored as growth.
 */
export async function storeSeen(db: Kysely<Schema>, seen: readonly Condition[], now: Date): Promise<void> {
  if (seen.length === 0) return;
  const rows = seen.map(({ since, ...condition }) => ({
    ...condition,
    began_at: since.toISOString(),
    grows: growthIsNews(condition.code),
  }));
  await sql`
    insert into notification_condition as known
      (code, subject, severity, what, hint, link, count, newest, began_at, seen_at)
    select code, subject, severity, what, hint, link, count, newest, began_at, ${now}::timestamptz
    from jsonb_to_recordset(${json(rows)}) as given (code text, subject text, severity text, what text, hint text,
      link text, count integer, newest bigint, began_at timestamptz)
    on conflict (code, subject) where ended_at is null do update set
      severity = excluded.severity, what = excluded.what, hint = excluded.hint, link = excluded.link,
      -- A clock that was set back must not make a threshold last for hours.
      began_at = least(known.began_at, excluded.began_at), count = excluded.count, newest = excluded.newest, seen_at = excluded.seen_at,
      growth = known.growth + case
        when excluded.code = any(${growing(seen)}::text[])
          and (excluded.count > known.count or excluded.newest > known.newest) then 1 else 0 end
  `.execute(db);
}

const growing = (seen: readonly Condition[]) =>
  sql`${`{${seen
    .filter(({ code }) => growthIsNews(code))
    .map(({ code }) => code)
    .join(',')}}`}`;

/** A condition that no node has seen for this time has ended: each checks twice a minute. */
const overAfterMs = 2 * 60_000;

/**
 * Returns a function that ends conditions that no node sees any more. Each node compares only its own clock, because
 * those of others may differ: it measures for how long it has found the same time of the last sight. A clock that was
 * set back must not keep a condition for hours.
 */
export function endingUnseen(): (db: Kysely<Schema>, now: Date) => Promise<void> {
  let found = new Map<number, { readonly seenAt: number; readonly since: number }>();
  return async (db, now) => {
    const rows = await db
      .selectFrom('notification_condition')
      .select(['id', 'seen_at'])
      .where('ended_at', 'is', null)
      .execute();
    found = new Map(
      rows.map(({ id, seen_at }) => {
        const [before, seenAt] = [found.get(id), seen_at.getTime()];
        return [id, before?.seenAt === seenAt ? before : { seenAt, since: now.getTime() }];
      }),
    );
    const over = [...found].filter(([, { since }]) => Math.abs(now.getTime() - since) >= overAfterMs);
    if (over.length === 0) return;
    await db
      .updateTable('notification_condition')
      .set({ ended_at: now })
      .where(
        isOneOf(
          'id',
          over.map(([id]) => id),
        ),
      )
      .execute();
  };
}

/** Present conditions, and those that ended before the channel reported the end. */
export async function loadKnown(db: Kysely<Schema>, channelId: number): Promise<KnownCondition[]> {
  const rows = await db
    .selectFrom('notification_condition as condition')
    .leftJoin('notification_told as told', (join) =>
      join.onRef('told.condition_id', '=', 'condition.id').on('told.channel_id', '=', channelId),
    )
    .select([
      'condition.id',
      'code',
      'severity',
      'what',
      'hint',
      'link',
      'condition.growth',
      'began_at',
      'ended_at',
      'told.growth as told_growth',
      'end_told_at',
    ])
    .where((where) =>
      where.or([
        where('ended_at', 'is', null),
        where.and([where('told_at', 'is not', null), where('end_told_at', 'is', null)]),
      ]),
    )
    .orderBy('condition.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    severity: row.severity,
    what: row.what,
    hint: row.hint,
    link: row.link,
    growth: row.growth,
    beganAt: row.began_at,
    endedAt: row.ended_at,
    told: row.told_growth === null ? null : { growth: row.told_growth, endTold: row.end_told_at !== null },
  }));
}
