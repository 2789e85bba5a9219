import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { transaction } from './transaction.ts';

const { db } = useDatabase();

/** Resolves for all once `count` callers have come. Later callers pass at once. */
function meetingPoint(count: number): () => Promise<void> {
  let come = 0;
  let open = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    if (++come >= count) open();
    return all;
  };
}

describe('simultaneous transactions on a server', () => {
  it('that read what the other one writes (40001) both take effect, one after the other', async () => {
    await sql`insert into setting values ('count', '0', now(), 'test')`.execute(db);
    const bothHaveRead = meetingPoint(2);
    let runs = 0;
    const increment = () =>
      transaction(
        db,
        async (trx) => {
          runs++;
          const { value } = await trx.selectFrom('setting').select('value').executeTakeFirstOrThrow();
          await bothHaveRead();
          await trx
            .updateTable('setting')
            .set({ value: sql`${Number(value) + 1}::text::jsonb` })
            .execute();
        },
        { isolation: 'serializable' },
      );
    await Promise.all([increment(), increment()]);
    expect(await db.selectFrom('setting').select('value').execute()).toEqual([{ value: 2 }]);
    expect(runs).toBe(3);
  });

  it('that wait for each other (40P01) both take effect', async () => {
    await sql`insert into setting values ('a', '0', now(), 'test'), ('b', '0', now(), 'test')`.execute(db);
    const bothHoldOne = meetingPoint(2);
    const touch = (first: string, second: string) =>
      transaction(db, async (trx) => {
        await trx.updateTable('setting').set({ updated_by: first }).where('name', '=', first).execute();
        await bothHoldOne();
        await trx.updateTable('setting').set({ updated_by: first }).where('name', '=', second).execute();
      });
    await Promise.all([touch('a', 'b'), touch('b', 'a')]);
    const rows = await db.selectFrom('setting').select('updated_by').distinct().execute();
    expect(rows).toHaveLength(1);
  });
});
