import type { Kysely, Selectable } from 'kysely';
import { json } from '../platform/database/json.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { WindowBody } from './window-view.ts';

type WindowRow = Selectable<Schema['maintenance_window']>;

/** All windows, with the names of their companies. */
export async function listWindows(
  db: Kysely<Schema>,
): Promise<{ rows: WindowRow[]; names: Map<number, string> }> {
  const rows = await db.selectFrom('maintenance_window').selectAll().orderBy('name').orderBy('id').execute();
  const ids = [...new Set(rows.flatMap(({ company_ids }) => company_ids))];
  const companies =
    ids.length === 0
      ? []
      : await db.selectFrom('company').select(['id', 'name']).where('id', 'in', ids).execute();
  return { rows, names: new Map(companies.map(({ id, name }) => [id, name])) };
}

/** One window, locked until the transaction ends. */
export async function lockWindow(tx: Kysely<Schema>, id: number): Promise<WindowBody | undefined> {
  const row = await tx
    .selectFrom('maintenance_window')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { name: row.name, companyIds: row.company_ids, schedule: row.schedule };
}

const columnsOf = ({ name, companyIds, schedule }: WindowBody) => ({
  name,
  company_ids: json(companyIds),
  schedule: json(schedule),
});

export async function insertWindow(
  tx: Kysely<Schema>,
  body: WindowBody,
  { at, by }: { at: Date; by: string },
): Promise<number> {
  const { id } = await tx
    .insertInto('maintenance_window')
    .values({ ...columnsOf(body), created_at: at, created_by: by })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateWindow(tx: Kysely<Schema>, id: number, body: WindowBody): Promise<void> {
  await tx.updateTable('maintenance_window').set(columnsOf(body)).where('id', '=', id).execute();
}

export async function deleteWindow(tx: Kysely<Schema>, id: number): Promise<void> {
  await tx.deleteFrom('maintenance_window').where('id', '=', id).execute();
}
