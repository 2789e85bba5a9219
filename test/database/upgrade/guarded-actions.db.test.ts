import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { migrate } from '../../../src/platform/database/migrate.ts';
import { migrations } from '../../../src/platform/database/migrations.ts';
import { useDatabase } from '../use-database.ts';

const { db } = useDatabase();
const before0018 = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0018'));

it('tokens of administrators keep their rights, except for the export; other tokens get no scope', async () => {
  await sql.raw('drop schema public cascade').execute(db);
  await sql.raw('create schema public').execute(db);
  await migrate(db, before0018);
  for (const role of ['admin', 'analyst', 'viewer'])
    await sql`
      insert into api_token (name, role, hash, hint, created_at, created_by)
      values (${role}, ${role}, ${role}, 'pkt_', now(), 'picket')`.execute(db);
  await migrate(db, migrations);
  const tokens = await db.selectFrom('api_token').select(['role', 'scopes']).orderBy('role').execute();
  expect(tokens).toEqual([
    { role: 'admin', scopes: 'tokens,users,connection' },
    { role: 'analyst', scopes: '' },
    { role: 'viewer', scopes: '' },
  ]);
});
