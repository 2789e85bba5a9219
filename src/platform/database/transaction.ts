import type { IsolationLevel, Kysely, Transaction } from 'kysely';
import { type Clock, systemClock } from '../values/clock.ts';
import type { Schema } from './schema.ts';

export interface TransactionOptions {
  readonly isolation?: IsolationLevel;
  /** The total number of tries. */
  readonly attempts?: number;
  readonly clock?: Clock;
}

/**
 * Runs `work` in one transaction: committed when it resolves, rolled back when it throws. If the database
 * aborts it because
 * of a concurrent transaction, `work` runs again from the start; so it must only work on the database. Inside a
 * transaction, it becomes part of that one.
 */
export async function transaction<T>(
  db: Kysely<Schema>,
  work: (trx: Transaction<Schema>) => Promise<T>,
  { isolation, attempts = 5, clock = systemClock }: TransactionOptions = {},
): Promise<T> {
  if (db.isTransaction) return work(db as Transaction<Schema>);
  for (let attempt = 1; ; attempt++) {
    try {
      const builder = db.transaction();
      return await (isolation ? builder.setIsolationLevel(isolation) : builder).execute(work);
    } catch (error) {
      if (attempt >= attempts || !isCollision(error)) throw error;
      await clock.sleep(10 * 2 ** attempt);
    }
  }
}

/**
 * serialization_failure and deadlock_detected (PostgreSQL manual, appendix A): nothing was done, and a retry
 * may succeed.
 */
function isCollision(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40001' || code === '40P01';
}
