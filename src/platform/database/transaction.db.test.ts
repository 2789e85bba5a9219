import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { transaction } from './transaction.ts';

const { db } = useDatabase();

const row = (name: string) => ({ name, value: sql`'1'::jsonb`, updated_at: new Date(0), updated_by: 'test' });
const names = async () => (await db.selectFrom('setting').select('name').execute()).map(({ name }) => name);

describe('transaction', () => {
  it('commits when the work ends, and returns its result', async () => {
    const result = await transaction(db, async (trx) => {
      await trx.insertInto('setting').values(row('a')).execute();
      return 'done';
    });
    expect(result).toBe('done');
    expect(await names()).toEqual(['a']);
  });

  it('undoes everything when the work throws', async () => {
    const failing = transaction(db, async (trx) => {
      await trx.insertInto('setting').values(row('a')).execute();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await names()).toEqual([]);
  });

  it('joins the transaction in which it is called', async () => {
    const failing = transaction(db, async (outer) => {
      await transaction(outer, (inner) => inner.insertInto('setting').values(row('a')).execute());
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await names()).toEqual([]);
  });

  it('does not pretend to have committed when a statement in it failed', async () => {
    const swallowed = transaction(db, async (trx) => {
      await trx.insertInto('setting').values(row('a')).execute();
      await sql`select 1 / 0`.execute(trx).catch(() => {});
    });
    await expect(swallowed).rejects.toThrow(/rolled back/i);
    expect(await names()).toEqual([]);
  });

  it('can undo a part of itself with a savepoint', async () => {
    const trx = await db.startTransaction().execute();
    await trx.insertInto('setting').values(row('a')).execute();
    const saved = await trx.savepoint('before').execute();
    await sql`select 1 / 0`.execute(saved).catch(() => {});
    await (await saved.rollbackToSavepoint('before').execute()).commit().execute();
    expect(await names()).toEqual(['a']);
  });

  it('is retried a few times when the database aborted it, and never for another reason', async () => {
    const attempts = async (code: string) => {
      let count = 0;
      const clock = { now: () => new Date(), sleep: async () => {} };
      const work = async () => {
        count++;
        throw Object.assign(new Error('broken off'), { code });
      };
      await expect(transaction(db, work, { clock })).rejects.toThrow('broken off');
      return count;
    };
    expect(await attempts('40001')).toBe(5);
    expect(await attempts('40P01')).toBe(5);
    expect(await attempts('23505')).toBe(1);
  });
});
