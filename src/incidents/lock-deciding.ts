import { type Kysely, sql } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';

/** An arbitrary lock number that nothing else uses: the letters "decide". */
const lockKey = 0x646563696465;

/**
 * Lets one transaction at a time, over all nodes, decide incidents or change what decisions depend on. Otherwise two
 * could both take the last place under the storm limit. Or one could decide by a value that another is just changing,
 * and the incident would wait for a change that has already happened.
 * Taken before incidents are locked, where possible. Where it is not, the database may abort one of two transactions
 * that wait for each other, and that one runs again.
 */
export async function lockDeciding(tx: Kysely<Schema>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey}::bigint)`.execute(tx);
}
