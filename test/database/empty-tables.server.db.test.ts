import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { emptyUsedTables } from './empty-tables.ts';
import { useDatabase } from './use-database.ts';

const { db } = useDatabase();
const now = new Date('2026-01-01T00:00:00Z');
const event = { at: now, actor: 'token:1', action: 'test', subject: '', before: null, after: null };
const add = (to = db) => to.insertInto('audit_event').values(event).returning('id').executeTakeFirstOrThrow();

it('emptying waits for what an earlier test still writes, and numbers begin at 1 again', async () => {
  let commit = () => {};
  const committing = new Promise<void>((resolve) => {
    commit = resolve;
  });
  await add();
  const writing = db.transaction().execute(async (late) => {
    await add(late);
    await committing;
  });
  const emptying = sql.raw(emptyUsedTables).execute(db);
  const waiting = sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await waiting.execute(db)).rows).toEqual([{ count: 1 }]);
  commit();
  await Promise.all([writing, emptying]);
  expect(await db.selectFrom('audit_event').selectAll().execute()).toEqual([]);
  expect(await add()).toEqual({ id: 1 });
});
