import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { json } from './json.ts';

const { db } = useDatabase();

describe('values have the same JavaScript types from either engine', () => {
  it.each([
    ['bigint as a number', sql`select 9007199254740991::bigint as value`, 9007199254740991],
    ['count(*) as a number', sql`select count(*) as value from setting`, 0],
    ['numeric as text', sql`select sum(x) as value from (values (1::bigint), (2)) t(x)`, '3'],
    [
      'timestamptz as a Date',
      sql`select '2026-03-01T10:00:00.123+02'::timestamptz as value`,
      new Date('2026-03-01T08:00:00.123Z'),
    ],
    ['date as text', sql`select '2026-03-01'::date as value`, '2026-03-01'],
    ['text[] as strings', sql`select array['a', 'b "c"', ''] as value`, ['a', 'b "c"', '']],
    ['an empty text[]', sql`select array[]::text[] as value`, []],
    ['bigint[] as numbers', sql`select array[1, 2]::bigint[] as value`, [1, 2]],
    [
      'timestamptz[] as Dates',
      sql`select array['2026-03-01Z'::timestamptz] as value`,
      [new Date('2026-03-01Z')],
    ],
    ['boolean', sql`select true as value`, true],
    ['double precision', sql`select 1.5::float8 as value`, 1.5],
    ['null', sql`select null::bigint as value`, null],
    [
      'days begin at midnight UTC',
      sql`select date_trunc('day', '2026-03-01T23:30Z'::timestamptz) as value`,
      new Date('2026-03-01T00:00Z'),
    ],
  ])('%s', async (_, query, expected) => {
    const { rows } = await query.execute(db);
    expect(rows).toEqual([{ value: expected }]);
  });

  it.each([{ a: [1, 'x', null], é: '€' }, [1, 2], [], 'text', '', '"quoted"', 0, true, null])(
    'jsonb gives back %j',
    async (value) => {
      const { rows } = await sql`select ${json(value)} as value`.execute(db);
      expect(rows).toEqual([{ value }]);
    },
  );

  it.each([
    ['a string', sql`select ${'ü €\n'}::text as value`, 'ü €\n'],
    ['a number', sql`select ${41}::bigint + 1 as value`, 42],
    ['a Date', sql`select ${new Date(1_772_000_000_123)}::timestamptz as value`, new Date(1_772_000_000_123)],
    ['strings', sql`select ${['a', 'b,"\\']}::text[] as value`, ['a', 'b,"\\']],
    ['no strings', sql`select ${[]}::text[] as value`, []],
    ['null', sql`select ${null}::text as value`, null],
    ['a boolean', sql`select ${false}::boolean as value`, false],
  ])('%s is sent as a parameter and read back', async (_, query, expected) => {
    const { rows } = await query.execute(db);
    expect(rows).toEqual([{ value: expected }]);
  });

  it('the number of written rows is reported', async () => {
    const row = { name: 'a', value: json(1), updated_at: new Date(0), updated_by: 'test' };
    const inserted = await db.insertInto('setting').values(row).executeTakeFirst();
    const updated = await db.updateTable('setting').set({ updated_by: 'x' }).executeTakeFirst();
    const ignored = await db
      .insertInto('setting')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    const deleted = await db.deleteFrom('setting').executeTakeFirst();
    expect(inserted.numInsertedOrUpdatedRows).toBe(1n);
    expect(updated.numUpdatedRows).toBe(1n);
    expect(ignored.numInsertedOrUpdatedRows).toBe(0n);
    expect(deleted.numDeletedRows).toBe(1n);
  });

  it('errors have their SQLSTATE and constraint', async () => {
    const row = { name: 'a', value: json(1), updated_at: new Date(0), updated_by: 'test' };
    await db.insertInto('setting').values(row).execute();
    await expect(db.insertInto('setting').values(row).execute()).rejects.toMatchObject({
      code: '23505',
      constraint: 'setting_pkey',
      table: 'setting',
    });
  });
});
