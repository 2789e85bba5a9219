import type { Kysely, Selectable } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';

/** A node that was killed leaves its row; after this it is forgotten. */
const forgottenAfterMs = 24 * 3_600_000;
/** A node writes each minute that it is there. */
const presentMs = 3 * 60_000;

export type NodeRow = Selectable<Schema['node']>;

/** Says that a node is there. */
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

/** The nodes that were there within the last minutes, those that run the longest first. */
export async function presentNodes(db: Kysely<Schema>, now: Date): Promise<NodeRow[]> {
  return db
    .selectFrom('node')
    .selectAll()
    .where('seen_at', '>', new Date(now.getTime() - presentMs))
    .orderBy('started_at')
    .orderBy('id')
    .execute();
}
