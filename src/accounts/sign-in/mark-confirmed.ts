import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';

/** Stores that the person of this session confirmed with password and code. */
export async function markConfirmed(db: Kysely<Schema>, sessionId: string, at: Date): Promise<void> {
  await db.updateTable('session').set({ confirmed_at: at }).where('id', '=', sessionId).execute();
}
