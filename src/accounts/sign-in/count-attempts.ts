import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Clock } from '../../platform/values/clock.ts';

export interface AttemptRule {
  /** Seconds. */
  readonly window: number;
  readonly max: number;
}

export interface Attempts {
  /** Counts an attempt. `retryAfter`: seconds until the window ends, if the limit is exceeded. */
  consume(key: string, rule: AttemptRule): Promise<{ allowed: boolean; retryAfter: number | null }>;
  /** Takes an attempt back, because it need not be limited. */
  refund(key: string): Promise<void>;
}

/** How long a count is kept, in milliseconds; longer than any window. */
const forgottenAfter = 86_400_000;

/**
 * Counts attempts in the database, so that a restart or another node does not reset them. Checking and counting are one
 * statement, so simultaneous guesses are all counted.
 */
export function countAttempts({ db, clock }: { db: Kysely<Schema>; clock: Clock }): Attempts {
  async function forgetOld(now: Date): Promise<void> {
    const before = new Date(now.getTime() - forgottenAfter);
    await db.deleteFrom('sign_in_count').where('since', '<', before).execute();
  }

  return {
    async consume(key, { window, max }) {
      const now = clock.now();
      const begins = new Date(now.getTime() - window * 1000);
      const { rows } = await sql<{ count: number; since: Date }>`
        insert into sign_in_count as known (key, count, since) values (${key}, 1, ${now})
        on conflict (key) do update set
          count = case when known.since <= ${begins} then 1 else least(known.count + 1, ${max} + 1) end,
          since = case when known.since <= ${begins} then ${now} else known.since end
        returning count, since
      `.execute(db);
      const { count = 1, since = now } = rows[0] ?? {};
      if (count === 1) await forgetOld(now);
      if (count <= max) return { allowed: true, retryAfter: null };
      const left = since.getTime() + window * 1000 - now.getTime();
      return { allowed: false, retryAfter: Math.max(1, Math.ceil(left / 1000)) };
    },
    async refund(key) {
      await db
        .updateTable('sign_in_count')
        .set((is) => ({ count: is('count', '-', 1) }))
        .where('key', '=', key)
        .where('count', '>', 0)
        .execute();
    },
  };
}
