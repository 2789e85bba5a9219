import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { migrate } from '../../../src/platform/database/migrate.ts';
import { migrations } from '../../../src/platform/database/migrations.ts';
import { useDatabase } from '../use-database.ts';
import { emptySchema } from './after-0012.ts';

const { db, database } = useDatabase();

/** The migrations that commits before the first release had, where some below the last were missing. */
const gaps = [
  '0001 0003 0004',
  '0001 0002 0003 0004 0011',
  '0001 0002 0003 0004 0005 0006 0010 0011',
  '0001 0002 0003 0004 0005 0006 0007 0008 0010 0011 0012',
  '0001 0002 0003 0004 0005 0006 0007 0008 0009 0010 0011 0012 0014 0016',
];

/** Every column with its type, as PostgreSQL has it. */
async function columns(): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) as text
    from information_schema.columns where table_schema = 'public' order by 1`.execute(db);
  return rows.map(({ text }) => text);
}

it('a database of a commit between two numbers is upgraded to the same tables', async () => {
  const expected = await columns();
  for (const gap of gaps) {
    await emptySchema(db);
    const had = gap.split(' ');
    const then = Object.fromEntries(
      Object.entries(migrations).filter(([name]) => had.includes(name.slice(0, 4))),
    );
    await migrate(db, then);
    expect(await database.migrate()).toHaveLength(Object.keys(migrations).length - had.length);
    expect(await columns()).toEqual(expected);
  }
});
