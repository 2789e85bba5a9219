import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { migrations } from './migrations.ts';

const { db, database } = useDatabase();

const later = {
  ...migrations,
  '9001-fine': { up: (trx: Kysely<unknown>) => trx.schema.createTable('later').execute() },
  '9002-broken': { up: (trx: Kysely<unknown>) => sql`alter table nowhere add column x int`.execute(trx) },
};

const tables = async () => (await db.introspection.getTables()).map(({ name }) => name);

describe('migrate', () => {
  it('does nothing on a database that is up to date', async () => {
    expect(await database.pendingMigrations()).toEqual([]);
    expect(await database.migrate()).toEqual([]);
  });

  it('changes nothing if one of several fails, and names that one', async () => {
    const broken = later as unknown as typeof migrations;
    expect(await pendingMigrations(db, broken)).toEqual(['9001-fine', '9002-broken']);
    await expect(migrate(db, broken)).rejects.toMatchObject({
      problem: {
        code: 'database.migration_failed',
        message: expect.stringMatching(/9002-broken.*"nowhere" does not exist/),
      },
    });
    expect(await tables()).not.toContain('later');
    expect(await pendingMigrations(db, broken)).toEqual(['9001-fine', '9002-broken']);
  });

  it('leaves a database unchanged that a newer version has used', async () => {
    await sql`insert into kysely_migration values ('9999-from-the-future', now()::text)`.execute(db);
    try {
      for (const asked of [database.migrate, database.pendingMigrations]) {
        await expect(asked()).rejects.toMatchObject({
          problem: {
            code: 'database.newer_version',
            message: expect.stringContaining('9999-from-the-future'),
          },
        });
      }
    } finally {
      await sql`delete from kysely_migration where name = '9999-from-the-future'`.execute(db);
    }
  });
});
