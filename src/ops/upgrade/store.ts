import type { Kysely, Selectable } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';

/** After this time the row of a killed node is ignored. */
const forgottenAfterMs = 24 * 3_600_000;
/** A node counts as running if it was seen within this time; it writes its row each minute. */
const presentMs = 3 * 60_000;

export type NodeRow = Selectable<Schema['node']>;

/** Records that a node runs. */
export async function seeNode(db: Kysely<Schema>, node: NodeRow): Promise<void> {
  const { id: _, ...seen } = node;
  await db
    .insertInto('node')
    .values(node)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(seen))
    .execute();
  await db
    .deleteFrom('node')
    .where('seen_at', '<', new Date(node.seen_at.getTime() - forgottenAfterMs))
    .execute();
}

export async function forgetNode(db: Kysely<Schema>, id: string): Promise<void> {
  await db.deleteFrom('node').where('id', '=', id).execute();
}

/** The nodes that ran within the last minutes, those that run the longest first. */
export async function presentNodes(db: Kysely<Schema>, now: Date): Promise<NodeRow[]> {
  return db
    .selectFrom('node')
    .selectAll()
    .where('seen_at', '>', new Date(now.getTime() - presentMs))
    .orderBy('started_at')
    .orderBy('id')
    .execute();
}
