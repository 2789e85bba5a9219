import { type Kysely, type Selectable, sql } from 'kysely';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { StoredOutcome } from '../../platform/database/schema-incidents.ts';
import type { Principal } from '../../platform/http/principal.ts';
import type { Asked } from './asked.ts';

export type BulkActionRow = Omit<Selectable<Schema['bulk_action']>, 'asked'> & { readonly asked: Asked };
export type Outcome = StoredOutcome;

/** Which list of an action: the results of the action, or those of its undo. */
export type Part = 'results' | 'undo_results';

/** Stores a new action; returns the existing one if the key is known. */
export async function beginAction(
  db: Kysely<Schema>,
  asked: Asked & { readonly key: string },
  { id: actor, name }: Principal,
  at: Date,
): Promise<BulkActionRow> {
  await db
    .insertInto('bulk_action')
    .values({ key: asked.key, actor, made_by: name, made_at: at, asked: json(asked) })
    .onConflict((conflict) => conflict.constraint('bulk_action_once').doNothing())
    .execute();
  const row = await db
    .selectFrom('bulk_action')
    .selectAll()
    .where('actor', '=', actor)
    .where('key', '=', asked.key)
    .executeTakeFirstOrThrow();
  return row as unknown as BulkActionRow;
}

export async function findAction(db: Kysely<Schema>, id: number): Promise<BulkActionRow | undefined> {
  const row = await db.selectFrom('bulk_action').selectAll().where('id', '=', id).executeTakeFirst();
  return row as unknown as BulkActionRow | undefined;
}

/** Stores who undoes an action, once. */
export async function beginUndo(db: Kysely<Schema>, id: number, by: string, at: Date): Promise<void> {
  await db
    .updateTable('bulk_action')
    .set({ undone_by: by, undone_at: at })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .execute();
}

/** The incidents that a part of an action has handled. Locks the action until the transaction ends. */
export async function lockHandled(tx: Kysely<Schema>, id: number, part: Part): Promise<ReadonlySet<number>> {
  const row = await tx
    .selectFrom('bulk_action')
    .select(part)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return new Set((row[part] as Outcome[]).map(({ incidentId }) => incidentId));
}

export async function addOutcomes(
  tx: Kysely<Schema>,
  id: number,
  part: Part,
  outcomes: readonly Outcome[],
): Promise<void> {
  await sql`update bulk_action set ${sql.ref(part)} = ${sql.ref(part)} || ${JSON.stringify(outcomes)}::jsonb
    where id = ${id}`.execute(tx);
}
