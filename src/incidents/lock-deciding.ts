import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';

/** Any number that nothing else locks by: the letters "decide" as a number. */
const lockKey = 0x646563696465;

/**
 * Lets one transaction at a time, of all nodes, decide what is due, or change what decisions depend on: so that no two
 * of them take the last place that storm control leaves, and none decides by what another one is about to change, and
 * then waits for a change that has already been. Taken before incidents are locked, wherever that can be; where it
 * cannot, the database breaks one of two off that wait for each other, and that one is run again.
 */
export async function lockDeciding(tx: Kysely<Schema>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey}::bigint)`.execute(tx);
}
